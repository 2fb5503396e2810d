package io.github.clientupdater;

import io.github.clientupdater.install.Installer;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The word of a new version that it works: from then on nothing leads back. */
final class Confirmation {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmation.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Settings settings;
    private final RelaunchDirectory relaunch;

    Confirmation(Settings settings, RelaunchDirectory relaunch) {
        this.settings = settings;
        this.relaunch = relaunch;
    }

    Optional<PendingUpdate> handedOff() throws UpdateException {
        return settings.memory().pending().filter(update -> update.state() == PendingUpdate.State.HANDED_OFF);
    }

    /** Returns whether the version that {@code pending} leads to is the one that runs. */
    boolean isArrived(PendingUpdate pending) {
        return settings.host().version().equals(pending.release().version());
    }

    /**
     * Says it, so that a relauncher which is waiting hears it. The rest is done under the run lock: here,
     * by the run that has it, or at the next start.
     */
    boolean acknowledge() throws UpdateException {
        if (handedOff().filter(this::isArrived).isEmpty()) return false;
        try {
            relaunch.acknowledge();
        } catch (IOException e) {
            throw new UpdateException(Code.WORK_DIR_UNUSABLE, "the relauncher cannot be told: " + Reasons.of(e), e);
        }
        return true;
    }

    /** As {@link #acknowledge()}, for a signal that has nobody to tell a failure to. */
    void acknowledgeQuietly() {
        try {
            acknowledge();
        } catch (UpdateException e) {
            LOG.warn("the new version could not be confirmed: {}", e.getMessage());
        }
    }

    /** Does the rest, if the new version has said that it works. Under the run lock. */
    Optional<UpdateOutcome> complete() throws UpdateException {
        Optional<PendingUpdate> pending = handedOff().filter(this::isArrived);
        boolean said = pending.isPresent() && relaunch.isAcknowledged();
        return said ? Optional.of(confirm(pending.get())) : Optional.empty();
    }

    /** An application that goes on to the next version works well enough. Waits for the relauncher's end. */
    void completeBeforeTheNext() throws UpdateException {
        if (!acknowledge()) return;
        complete();
        if (!relaunch.awaitEnd(PATIENCE)) {
            throw new UpdateException(Code.BUSY, "an earlier update is still being put in place");
        }
    }

    UpdateOutcome confirm(PendingUpdate pending) throws UpdateException {
        acknowledge();
        Installer installer = settings.installerFor(pending.artifact()); // Nothing is forgotten without it.
        discard(installer);
        settings.memory().forgetPending();
        settings.memory().succeeded();
        Acquisition.forget(settings.host());
        settings.events().confirmed(pending);
        return new UpdateOutcome.Installed(pending.release());
    }

    void discard(Installer installer) {
        try {
            installer.discard(settings.host());
        } catch (UpdateException e) {
            LOG.warn("left behind, the next update removes it: {}", e.getMessage());
        }
    }
}
