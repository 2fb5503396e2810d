package io.github.clientupdater;

import io.github.clientupdater.UpdateOutcome.Failed;
import io.github.clientupdater.UpdateOutcome.Installed;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.install.CommitEnding;
import io.github.clientupdater.install.Installer;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.relaunch.RelaunchResult;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out at a start what became of the update that the last run committed. */
final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);
    private static final int MAX_STARTS = 2;
    /** Of one start several runs may judge. */
    private static final String THIS_START = UUID.randomUUID().toString();

    private final Settings settings;
    private final RelaunchDirectory relaunch;
    private final Confirmation confirmation;

    Aftermath(Settings settings) {
        this.settings = settings;
        this.relaunch = RelaunchDirectory.below(settings.host().workDir());
        this.confirmation = new Confirmation(settings, relaunch);
    }

    /** Returns whether a committed update is being put in place at this moment. */
    boolean isInProgress() throws UpdateException {
        Optional<PendingUpdate> pending = confirmation.handedOff();
        return pending.isPresent() && !confirmation.isArrived(pending.get()) && relaunch.isRelauncherAlive();
    }

    /**
     * The version that runs is the only witness; exit codes only explain.
     *
     * @param healthy what the application's health signal is to run
     */
    Optional<UpdateOutcome> judge(Runnable healthy) throws UpdateException {
        if (!relaunch.isRelauncherAlive()) bringToAnEnd();
        Optional<PendingUpdate> pending = confirmation.handedOff();
        if (pending.isEmpty()) return Optional.empty();
        Optional<UpdateOutcome> seen = seen(pending.get());
        if (seen.isPresent()) return seen;
        if (confirmation.isArrived(pending.get())) return Optional.of(welcome(pending.get(), healthy));
        if (relaunch.isRelauncherAlive()) return Optional.empty(); // Too early to tell.
        Version running = settings.host().version();
        if (running.isNewerThan(pending.get().release().version())
                && !pending.get().cameFrom(running)) { // Somebody installed an even newer one by hand.
            settings.memory().forgetPending();
            return Optional.empty();
        }
        return Optional.of(fail(pending.get(), reason(pending.get().release())));
    }

    /**
     * As {@link #judge}, before a run. Returns what ends that run too: its application was described with a
     * version that was in place before the judgement, and is not any more; or it is this one, and gives way
     * to the version before as soon as it ends.
     */
    Optional<UpdateOutcome> settle(Runnable healthy) throws UpdateException {
        Optional<PendingUpdate> pending = confirmation.handedOff();
        Optional<UpdateOutcome> outcome = judge(healthy);
        if (pending.isEmpty()) return Optional.empty();
        boolean arrived = confirmation.isArrived(pending.get());
        boolean isOther = !(settings.host().process() instanceof HostProcess.ThisOne);
        return outcome.filter(end -> arrived ? end instanceof Failed : isOther && end instanceof Installed);
    }

    /** Where services were stopped, the installer has seen more than the version that this run was told. */
    private Optional<UpdateOutcome> seen(PendingUpdate pending) throws UpdateException {
        Version version = pending.release().version();
        Optional<CommitEnding> ending =
                settings.installerFor(pending.artifact()).ending();
        if (ending.filter(end -> end.version().equals(version)).isEmpty()) return Optional.empty();
        Optional<UpdateException> failure = ending.get().failure();
        return Optional.of(failure.isPresent() ? fail(pending, failure.get()) : confirmation.confirm(pending));
    }

    /** What was cut off is finished or undone before anything else is looked at. */
    private void bringToAnEnd() throws UpdateException {
        for (Installer installer : settings.installers()) installer.recover(settings.host());
        relaunch.tidy();
    }

    private UpdateOutcome welcome(PendingUpdate pending, Runnable healthy) throws UpdateException {
        if (isKnownToWork()) return confirmation.confirm(pending);
        Release release = pending.release();
        if (settings.memory().started(release.version(), THIS_START) > MAX_STARTS) return takeBack(pending);
        settings.health().await(healthy);
        if (relaunch.isAcknowledged()) return confirmation.confirm(pending); // It did not need to wait.
        LOG.info("{} runs; it is kept once confirmHealthy() is called", release);
        return new UpdateOutcome.Unconfirmed(release);
    }

    private boolean isKnownToWork() throws UpdateException {
        // Who updates another application has looked at it himself.
        if (relaunch.isAcknowledged() || !(settings.host().process() instanceof HostProcess.ThisOne)) return true;
        return settings.health().isSurvivalEnough()
                && result().filter(RelaunchResult::isSurvived).isPresent();
    }

    /** Started again and again without ever saying that it works: the old version did work. */
    private UpdateOutcome takeBack(PendingUpdate pending) throws UpdateException {
        if (!relaunch.isTakingBack()) { // Else it waits for the end of this run, or of another one.
            Installer installer = settings.installerFor(pending.artifact());
            Optional<Installer.Handoff> handoff = installer.takeBack(settings.host());
            if (handoff.isEmpty()) return confirmation.confirm(pending); // There is nothing to go back to.
        }
        UpdateException failure = new UpdateException(
                Code.ROLLED_BACK,
                pending.release() + " was started " + MAX_STARTS + " times and never said that it works;"
                        + " the version before comes back");
        settings.exitPolicy().exit();
        return new UpdateOutcome.Failed(failure);
    }

    /** The package stays: a failure that was only a moment's costs no second download. */
    private UpdateOutcome fail(PendingUpdate pending, UpdateException failure) throws UpdateException {
        Release release = pending.release();
        if (failure.code() == Code.REBOOT_REQUIRED) return told(pending, failure); // It will be there afterwards.
        // After NOT_APPLIED what lies there may be wanted.
        if (failure.code() != Code.NOT_APPLIED) confirmation.discard(settings.installerFor(pending.artifact()));
        settings.memory().forgetPending();
        remember(failure.code(), release.version());
        return told(pending, failure);
    }

    /** A version that does not start is given up; a person who said no in the installer is not asked again at once. */
    private void remember(Code code, Version version) throws UpdateException {
        settings.memory().blame(version, code);
        if (code != Code.INSTALLER_CANCELLED) return;
        settings.memory().postpone(version, settings.clock().instant());
        settings.memory().forgiven(version);
    }

    private UpdateOutcome told(PendingUpdate pending, UpdateException failure) throws UpdateException {
        boolean givenUp = settings.memory().failing().contains(pending.release().version());
        settings.events().failedLater(pending, failure, givenUp);
        return new UpdateOutcome.Failed(failure);
    }

    private UpdateException reason(Release release) throws UpdateException {
        return result().flatMap(RelaunchResult::failure)
                .orElseGet(() -> new UpdateException(
                        Code.NOT_APPLIED,
                        "version " + release.version() + " was handed over, but "
                                + settings.host().version() + " is running"));
    }

    private Optional<RelaunchResult> result() throws UpdateException {
        try {
            return relaunch.result();
        } catch (IOException e) {
            throw new UpdateException(
                    Code.WORK_DIR_UNUSABLE, "the relauncher's result cannot be read: " + Reasons.of(e), e);
        }
    }
}
