package io.github.clientupdater;

import io.github.clientupdater.install.Installer;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out at a start what became of the update that the last run committed. */
final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    private final Settings settings;
    private final RelaunchDirectory relaunch;

    Aftermath(Settings settings) {
        this.settings = settings;
        this.relaunch = RelaunchDirectory.below(settings.host().workDir());
    }

    /** Returns whether a committed update is being put in place at this moment. */
    boolean isInProgress() throws UpdateException {
        return handedOff().isPresent() && relaunch.isRelauncherAlive();
    }

    /** The version that runs is the only witness; exit codes only explain. */
    Optional<UpdateOutcome> judge() throws UpdateException {
        Optional<PendingUpdate> pending = handedOff();
        if (pending.isEmpty()) return Optional.empty();
        Version running = settings.host().version();
        Version wanted = pending.get().release().version();
        if (running.equals(wanted)) return Optional.of(confirm(pending.get()));
        if (relaunch.isRelauncherAlive()) return Optional.empty(); // Too early to tell.
        if (running.isNewerThan(wanted)
                && !pending.get().cameFrom(running)) { // Somebody installed an even newer one by hand.
            settings.memory().forgetPending();
            return Optional.empty();
        }
        return Optional.of(fail(pending.get()));
    }

    private Optional<PendingUpdate> handedOff() throws UpdateException {
        return settings.memory().pending().filter(update -> update.state() == PendingUpdate.State.HANDED_OFF);
    }

    private UpdateOutcome confirm(PendingUpdate pending) throws UpdateException {
        boolean relauncherCleansUp = relaunch.isRelauncherAlive();
        try {
            relaunch.acknowledge();
        } catch (IOException e) {
            throw new UpdateException(Code.WORK_DIR_UNUSABLE, "the relauncher cannot be told: " + Reasons.of(e), e);
        }
        Installer installer = settings.installerFor(pending.artifact()); // Nothing is forgotten without it.
        settings.memory().forgetPending();
        settings.memory().succeeded();
        if (!relauncherCleansUp) discard(installer);
        Acquisition.forget(settings.host());
        settings.events().installed(pending.release());
        return new UpdateOutcome.Installed(pending.release());
    }

    private void discard(Installer installer) {
        try {
            installer.discard(settings.host());
        } catch (UpdateException e) {
            LOG.warn("left behind, the next update removes it: {}", e.getMessage());
        }
    }

    /** The package stays: a failure that was only a moment's costs no second download. */
    private UpdateOutcome fail(PendingUpdate pending) throws UpdateException {
        Release release = pending.release();
        UpdateException failure = reason(release);
        // After NOT_APPLIED what lies there may be wanted.
        if (failure.code() != Code.NOT_APPLIED) discard(settings.installerFor(pending.artifact()));
        settings.memory().forgetPending();
        if (failure.code() == Code.ROLLED_BACK) settings.memory().broken(release.version());
        settings.events().failed(release, failure);
        return new UpdateOutcome.Failed(failure);
    }

    private UpdateException reason(Release release) throws UpdateException {
        try {
            return relaunch.result()
                    .flatMap(result -> result.failure())
                    .orElseGet(() -> new UpdateException(
                            Code.NOT_APPLIED,
                            "version " + release.version() + " was handed over, but "
                                    + settings.host().version() + " is running"));
        } catch (IOException e) {
            throw new UpdateException(Code.WORK_DIR_UNUSABLE, "the relauncher's result cannot be read", e);
        }
    }
}
