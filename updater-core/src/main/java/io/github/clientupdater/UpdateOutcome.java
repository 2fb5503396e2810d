package io.github.clientupdater;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.UpdateException;

/** How a call to {@link Updater#checkAndApply()} ended. Exactly one of these, always. */
public sealed interface UpdateOutcome {
    /**
     * There was nothing to install.
     *
     * @param reason why
     */
    record UpToDate(Decision.Reason reason) implements UpdateOutcome {}

    /**
     * A person said no, for now or for this version. If the update is mandatory, quit.
     *
     * @param release what was offered
     * @param importance how much might be refused
     */
    record Declined(Release release, Importance importance) implements UpdateOutcome {}

    /**
     * There is an update, but this copy of the application must not update itself: a package manager does
     * that, or it lies in the wrong place. Nobody was asked and nothing was downloaded.
     *
     * @param release what there is
     * @param guidance why, and how it is updated instead
     */
    record NotSelfUpdatable(Release release, Guidance guidance) implements UpdateOutcome {}

    /**
     * The file is there and verified; the next start installs it.
     *
     * @param release what it leads to
     */
    record Staged(Release release) implements UpdateOutcome {}

    /**
     * The new version runs, and is kept once it has said that it works.
     *
     * @param release what runs now
     */
    record Unconfirmed(Release release) implements UpdateOutcome {}

    /**
     * The new version is in place.
     *
     * @param release what is installed now
     */
    record Installed(Release release) implements UpdateOutcome {}

    /**
     * Another process installs the update as soon as the application exits. Exit now.
     *
     * @param release what it installs
     */
    record ExitRequired(Release release) implements UpdateOutcome {}

    /** Somebody cancelled. Nothing was installed. */
    record Cancelled() implements UpdateOutcome {}

    /**
     * The update failed. The installation is as it was.
     *
     * @param cause what went wrong
     */
    record Failed(UpdateException cause) implements UpdateOutcome {}
}
