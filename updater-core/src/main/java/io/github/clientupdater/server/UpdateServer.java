package io.github.clientupdater.server;

import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.source.ReleaseSignal;
import io.github.clientupdater.source.ReleaseSource;

/** A server in one dialect, seen as the roles it plays. Most play only the first. */
public interface UpdateServer {
    /** Returns what is published and where it lies. */
    ReleaseSource source();

    /** Returns whether what it publishes is signed as a whole: then nothing less than that is trusted. */
    default boolean isFeedSigned() {
        return false;
    }

    /** Returns who wants to hear how updates go. */
    default UpdateReporter reporter() {
        return UpdateReporter.none();
    }

    /** Returns who hints that there is something new. */
    default ReleaseSignal signal() {
        return ReleaseSignal.never();
    }
}
