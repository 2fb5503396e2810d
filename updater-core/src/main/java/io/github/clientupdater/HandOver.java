package io.github.clientupdater;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.install.Installer;
import io.github.clientupdater.install.StagedUpdate;
import io.github.clientupdater.relaunch.LiveProcesses;
import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.UserDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From "everything lies ready" over the point of no return to the exit. */
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final Cancellation cancellation;

    HandOver(Settings settings, Cancellation cancellation) {
        this.settings = settings;
        this.cancellation = cancellation;
    }

    UpdateOutcome perform(StagedUpdate staged, Installer installer, boolean ask) throws UpdateException {
        boolean committed = false;
        try {
            UserDriver.Timing timing = ask ? timing(staged.release()) : UserDriver.Timing.NOW;
            boolean now = timing == UserDriver.Timing.NOW;
            if (timing == UserDriver.Timing.LATER || (now && !mayExit(staged.release())))
                return keepForNextStart(staged);
            awaitOtherProcess();
            cancellation.throwIfCancelled(); // The last chance.
            Installer.Handoff handoff = commit(
                    staged, installer, now ? settings.host() : settings.host().withoutRelaunch());
            committed = true;
            return conclude(handoff, staged, now);
        } finally {
            if (!committed) discard(installer);
        }
    }

    private UserDriver.Timing timing(Release release) {
        UserDriver.Timing timing = Questions.confirmRestart(settings.userDriver(), release);
        cancellation.throwIfCancelled(); // A dismissed question is no answer.
        return timing;
    }

    private boolean mayExit(Release release) {
        if (!(settings.host().process() instanceof HostProcess.ThisOne)) return true;
        while (!settings.exitPolicy().mayExit()) {
            boolean again = Questions.retryExit(settings.userDriver(), release, settings.exitPolicy());
            cancellation.throwIfCancelled(); // A dismissed question is no answer.
            if (!again) return false;
        }
        return true;
    }

    /** The package stays; what was made of it is made again, when it is known to be wanted. */
    private UpdateOutcome keepForNextStart(StagedUpdate staged) throws UpdateException {
        settings.memory().remember(pending(PendingUpdate.State.STAGED, staged));
        settings.events().tell(listener -> listener.postponed(staged.release()));
        return new UpdateOutcome.Staged(staged.release());
    }

    private void awaitOtherProcess() throws UpdateException {
        if (!(settings.host().process() instanceof HostProcess.Other other)) return;
        Optional<ProcessHandle> process = ProcessHandle.of(other.pid());
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (process.filter(LiveProcesses::isAlive).isPresent()) {
            if (System.nanoTime() > giveUp) {
                throw new UpdateException(
                        Code.HOST_STILL_RUNNING,
                        "process " + other.pid() + " did not exit within " + PATIENCE.toSeconds() + " seconds");
            }
            cancellation.throwIfCancelled();
            awaitExit(process.get(), Duration.ofMillis(200));
        }
    }

    /** In small steps: the end of a zombie is never told. */
    private static void awaitExit(ProcessHandle process, Duration step) {
        try {
            process.onExit().get(step.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return; // Asked again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Installer.Handoff commit(StagedUpdate staged, Installer installer, HostApplication host)
            throws UpdateException {
        UpdateMemory memory = settings.memory();
        verifyAgain(staged);
        settings.events().installing(staged.release());
        memory.remember(pending(PendingUpdate.State.HANDED_OFF, staged));
        memory.attempted(staged.release().version());
        try {
            return installer.commit(staged, host);
        } catch (UpdateException e) {
            memory.blame(staged.release().version(), e.code());
            if (!installer.awaitsRecovery()) memory.forgetPending(); // The old version is the one in place.
            throw e;
        } catch (RuntimeException e) {
            memory.forgetPending();
            throw e;
        }
    }

    private void verifyAgain(StagedUpdate staged) throws UpdateException {
        try {
            settings.verifier().verifyAgain(staged.verified(), cancellation);
        } catch (UpdateException e) {
            Acquisition.forget(settings.host());
            throw e;
        }
    }

    private PendingUpdate pending(PendingUpdate.State state, StagedUpdate staged) {
        Optional<Instant> since =
                Optional.of(settings.clock().instant()).filter(now -> state == PendingUpdate.State.HANDED_OFF);
        return PendingUpdate.of(
                state, staged.release(), staged.verified(), settings.host().version(), since);
    }

    private UpdateOutcome conclude(Installer.Handoff handoff, StagedUpdate staged, boolean now) throws UpdateException {
        Release release = staged.release();
        if (handoff == Installer.Handoff.HEALTHY && settings.health().isSurvivalEnough()) return confirm(staged);
        if (handoff != Installer.Handoff.EXIT_REQUIRED) {
            settings.events().inPlace(release);
            return new UpdateOutcome.Installed(release);
        }
        settings.events().handedOff(release);
        settings.events().reports().flushBeforeTheExit();
        if (now) settings.exitPolicy().exit();
        return new UpdateOutcome.ExitRequired(release);
    }

    /** Nobody knows better than who has looked. */
    private UpdateOutcome confirm(StagedUpdate staged) throws UpdateException {
        return new Confirmation(
                        settings, RelaunchDirectory.below(settings.host().workDir()))
                .confirm(pending(PendingUpdate.State.HANDED_OFF, staged));
    }

    private void discard(Installer installer) {
        try {
            installer.discard(settings.host());
        } catch (UpdateException e) {
            LOG.warn("left behind, the next run removes it: {}", e.getMessage());
        }
    }
}
