package io.github.clientupdater.report;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;

/**
 * Hears about an update as it happens. Every method does nothing by default.
 *
 * <p>Calls arrive one at a time, in the order of the methods below, on the thread that runs the
 * update. Return quickly. Exceptions are logged and otherwise ignored.
 */
public interface UpdateListener {
    /**
     * A run begins: what follows belongs to it. What comes before it is told of the last run. Not told
     * for a mere check or download.
     */
    default void started(UpdateTrigger trigger) {}

    /** The server is being asked. */
    default void checkStarted(UpdateTrigger trigger) {}

    /** Something came up while the answer was read: no reason to reject it, and worth knowing. */
    default void noticed(Notice notice) {}

    /** The server has answered and the policy has decided. */
    default void decided(Decision decision) {}

    /** There is an update, but this copy of the application must not update itself: the run ends here. */
    default void notSelfUpdatable(Release release, Guidance guidance) {}

    /** The file of {@code release} is being brought. */
    default void downloadStarted(Release release) {}

    /** Reports progress at most ten times a second; it never goes backwards. */
    default void downloadProgressed(Release release, DownloadProgress progress) {}

    /**
     * Every address failed for now, and will be asked again. What has come is kept.
     *
     * @param failure what the last one suffered
     * @param wait how long from now
     */
    default void downloadInterrupted(Release release, UpdateException failure, Duration wait) {}

    /** The file is the announced one. */
    default void verified(Release release) {}

    /** Everything lies ready beside the installation. */
    default void staged(Release release) {}

    /** The update is wanted, but at the next start. */
    default void postponed(Release release) {}

    /** Another process finishes the update; the application is about to exit. */
    default void handedOff(Release release) {}

    /** {@code release} is in place: told at once, or at the first start after a hand-over. */
    default void installed(Release release) {}

    /** A person said no, for now or for this version. */
    default void declined(Release release) {}

    /** Somebody cancelled. */
    default void cancelled() {}

    /** The update failed; the installation is as it was. */
    default void failed(UpdateException failure) {}

    /**
     * What an earlier run handed over came to nothing. Told instead of {@link #failed}, which it calls by
     * default.
     *
     * @param givenUp whether this release is not offered again unless a person asks
     */
    default void failedLater(Release release, UpdateException failure, boolean givenUp) {
        failed(failure);
    }
}
