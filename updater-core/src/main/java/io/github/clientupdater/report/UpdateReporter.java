package io.github.clientupdater.report;

import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.UpdateException;
import org.jspecify.annotations.Nullable;

/** Tells a server how an update is going. Best effort: a lost report never fails an update. */
@FunctionalInterface
public interface UpdateReporter {
    /**
     * Reports one step. Blocks, for a bounded time.
     *
     * @throws UpdateException if the server could not be told; logged and otherwise ignored
     */
    void report(Status status) throws UpdateException;

    /** Returns the reporter that tells nobody. */
    static UpdateReporter none() {
        return status -> {};
    }

    /**
     * How far {@code release} has come.
     *
     * @param release what is being installed
     * @param stage what was reached
     * @param failure set only for {@link Stage#FAILED}
     */
    record Status(Release release, Stage stage, UpdateException.@Nullable Code failure) {}

    /** In order. A release passes through a prefix of these and ends in one of the last four. */
    enum Stage {
        /** The file is being brought. */
        DOWNLOADING,
        /** The file is the announced one. */
        VERIFIED,
        /** Everything lies ready. */
        STAGED,
        /** Another process finishes it. */
        HANDED_OFF,
        /** The new version is in place. */
        INSTALLED,
        /** A person said no. */
        DECLINED,
        /** Somebody cancelled. */
        CANCELLED,
        /** It failed. */
        FAILED
    }
}
