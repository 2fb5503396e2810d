package io.github.clientupdater.user.session;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.UpdateException;
import java.util.Optional;

/** What there is to tell a person. Exactly one of these at any time. */
public sealed interface SessionState {
    /** Nothing. */
    record Idle() implements SessionState {}

    /** The server is being asked. */
    record Checking() implements SessionState {}

    /**
     * There is nothing to install. Only told to somebody who asked.
     *
     * @param reason why
     */
    record UpToDate(Decision.Reason reason) implements SessionState {}

    /**
     * The question whether to install.
     *
     * @param update what is offered
     * @param skippedBefore whether this person said "skip" to it since this application started
     */
    record Available(Decision.Available update, boolean skippedBefore) implements SessionState {}

    /**
     * There is something newer, but this copy must not update itself.
     *
     * @param release what there is
     * @param guidance what to do instead
     */
    record Guided(Release release, Guidance guidance) implements SessionState {}

    /**
     * The file is being brought, or is about to be.
     *
     * @param release whose file
     * @param status how far it is
     */
    record Downloading(Release release, DownloadStatus status) implements SessionState {}

    /**
     * The download waits for a person.
     *
     * @param release whose file
     * @param status how far it was
     */
    record Paused(Release release, DownloadStatus status) implements SessionState {}

    /**
     * All bytes are here and are being compared with what was announced.
     *
     * @param release whose file
     */
    record Verifying(Release release) implements SessionState {}

    /**
     * The file is unpacked and made ready.
     *
     * @param release what is made ready
     */
    record Preparing(Release release) implements SessionState {}

    /**
     * The question when to relaunch.
     *
     * @param release what lies ready
     */
    record Ready(Release release) implements SessionState {}

    /**
     * The application cannot close yet.
     *
     * @param release what lies ready
     * @param reason the application's own words, if it has any
     */
    record Vetoed(Release release, Optional<String> reason) implements SessionState {}

    /**
     * The application is about to end.
     *
     * @param release what is being installed
     */
    record HandingOver(Release release) implements SessionState {}

    /**
     * Another process waits for the end of the application.
     *
     * @param release what it installs then
     */
    record AwaitingExit(Release release) implements SessionState {}

    /**
     * It lies ready for the next start, or for whoever asks.
     *
     * @param release what lies ready
     */
    record Postponed(Release release) implements SessionState {}

    /**
     * It is installed.
     *
     * @param release what runs now
     */
    record Succeeded(Release release) implements SessionState {}

    /**
     * It went wrong.
     *
     * @param release what was wanted; empty where it was not known yet
     * @param failure why
     * @param afterwards whether this was found out after the application had ended for the update
     * @param givenUp whether the release is not offered again by itself
     */
    record Failed(Optional<Release> release, UpdateException failure, boolean afterwards, boolean givenUp)
            implements SessionState {}
}
