package io.github.clientupdater.report;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells a server how an update is going. Best effort for the update, which never fails or waits because
 * of it; and nothing is lost for the server, which hears later what it could not be told at once.
 */
@FunctionalInterface
public interface UpdateReporter {
    /**
     * Takes note of one step. Called on the update thread, in order; returns without waiting for the
     * network. What the server should hear outlives this process.
     *
     * @throws UpdateException if it cannot be kept; logged and otherwise ignored
     */
    void report(Status status) throws UpdateException;

    /**
     * Tells the server what it has not heard yet. Called at the start of an application, and before its
     * process may end. Any thread.
     *
     * @param host whose updates they are
     * @param limit how long to wait for the end of it; zero to let it go on by itself
     */
    default void flush(HostApplication host, Duration limit) {}

    /** Returns the reporter that tells nobody. */
    static UpdateReporter none() {
        return status -> {};
    }

    /**
     * How far an update has come.
     *
     * @param host the application
     * @param release what is being installed
     * @param from the version that it replaces
     * @param stage what was reached
     * @param progress only while {@link Stage#DOWNLOADING}: empty at its beginning, then at most ten times a
     *     second
     * @param duration only for {@link Stage#INSTALLED}, if it is known: since {@link Stage#INSTALLING}
     * @param failure only for {@link Stage#FAILED}
     * @param time when
     */
    record Status(
            HostApplication host,
            Release release,
            Version from,
            Stage stage,
            Optional<DownloadProgress> progress,
            Optional<Duration> duration,
            Optional<UpdateException> failure,
            Instant time) {
        /** Checks the arguments. */
        public Status {
            Objects.requireNonNull(host, "host == null");
            Objects.requireNonNull(release, "release == null");
            Objects.requireNonNull(from, "from == null");
            Objects.requireNonNull(stage, "stage == null");
            Objects.requireNonNull(progress, "progress == null");
            Objects.requireNonNull(duration, "duration == null");
            Objects.requireNonNull(failure, "failure == null");
            Objects.requireNonNull(time, "time == null");
        }
    }

    /** In order. A release passes through a prefix of these and ends in one of the last four. */
    enum Stage {
        /** The file is being brought. */
        DOWNLOADING,
        /** The file is the announced one. */
        VERIFIED,
        /** Everything lies ready. */
        STAGED,
        /** It is being put in place, perhaps by another process: told just before the point of no return. */
        INSTALLING,
        /** The new version has shown that it works; told by that version, where it is another process. */
        INSTALLED,
        /** A person said no. */
        DECLINED,
        /** Somebody cancelled. */
        CANCELLED,
        /** It failed. */
        FAILED
    }
}
