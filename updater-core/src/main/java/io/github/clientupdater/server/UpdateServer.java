package io.github.clientupdater.server;

import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.source.ReleaseSource;

/** A server in one dialect, seen as the roles it plays. Most play only the first. */
public interface UpdateServer {
    /** Returns what is published and where it lies. */
    ReleaseSource source();

    /** Returns who wants to hear how updates go. */
    default UpdateReporter reporter() {
        return UpdateReporter.none();
    }
}
