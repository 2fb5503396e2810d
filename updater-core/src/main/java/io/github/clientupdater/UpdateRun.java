package io.github.clientupdater;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.install.Installer;
import io.github.clientupdater.install.StagedUpdate;
import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.task.UpdateException.Phase;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass from question to outcome. Confined to one thread; used once. */
final class UpdateRun {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateRun.class);

    private final Settings settings;
    private final UpdateTrigger trigger;
    private final Cancellation cancellation;
    private @Nullable Release release; // What this run is about, once that is known.

    UpdateRun(Settings settings, UpdateTrigger trigger, Cancellation cancellation) {
        this.settings = settings;
        this.trigger = trigger;
        this.cancellation = cancellation;
    }

    /** Never throws: whatever goes wrong is an outcome, and the application goes on. */
    UpdateOutcome run() {
        try (Cancellation.Registration registration = cancellation.onCancel(settings.userDriver()::dismiss);
                RunLock lock = RunLock.take(settings.host().workDir())) {
            settings.events().reports().flush(Duration.ZERO); // What an earlier run could not tell.
            Optional<UpdateOutcome> last = settleTheLastRun();
            if (last.isPresent()) return last.get();
            settings.events().tell(listener -> listener.started(trigger));
            Optional<PendingUpdate> staged = stagedEarlier();
            UpdateOutcome outcome = staged.isPresent() ? resume(staged.get()) : apply(checkAndRemember());
            confirmation().complete(); // What was said meanwhile could not be written down by others.
            return outcome;
        } catch (CancellationException e) {
            settings.events().cancelled(release);
            return new UpdateOutcome.Cancelled();
        } catch (UpdateException e) {
            return failed(e);
        } catch (RuntimeException e) {
            return failed(unexpected(e));
        } catch (OutOfMemoryError e) {
            // Safe to go on from: a run may be cut off at any instant, and what it held is let go by now.
            return failed(new UpdateException(Code.UNEXPECTED, "there is not enough memory for the update", e));
        } finally {
            if (release != null) settings.events().reports().flushAtTheEnd();
        }
    }

    static UpdateException unexpected(RuntimeException e) {
        return new UpdateException(Code.UNEXPECTED, "unexpected: " + e, e);
    }

    private UpdateOutcome failed(UpdateException failure) {
        LOG.debug("update failed", failure);
        settings.events().failed(release, failure);
        return new UpdateOutcome.Failed(failure);
    }

    private Optional<UpdateOutcome> settleTheLastRun() throws UpdateException {
        Aftermath aftermath = new Aftermath(settings);
        if (aftermath.isInProgress()) {
            throw new UpdateException(Code.BUSY, "an earlier update is still being put in place");
        }
        return aftermath.settle(() -> confirmation().acknowledgeQuietly());
    }

    private Confirmation confirmation() {
        return new Confirmation(
                settings, RelaunchDirectory.below(settings.host().workDir()));
    }

    Decision check() throws UpdateException {
        settings.events().tell(listener -> listener.checkStarted(trigger));
        Instant now = settings.clock().instant();
        ReleaseFeed feed = settings.server().source().fetch(settings.inquiry(now, cancellation));
        feed.notices().forEach(settings.events()::noticed);
        Decision decision = settings.policy().decide(feed, settings.context(trigger, now));
        settings.events().tell(listener -> listener.decided(decision));
        return decision;
    }

    /** A scheduler need not check again so soon. */
    private Decision checkAndRemember() throws UpdateException {
        Decision decision = check();
        new ScheduleMemory(settings.state()).checked(settings.clock().instant());
        return decision;
    }

    private UpdateOutcome apply(Decision decision) throws UpdateException {
        if (decision instanceof Decision.UpToDate upToDate) return new UpdateOutcome.UpToDate(upToDate.reason());
        Decision.Available update = (Decision.Available) decision;
        release = update.release();
        Optional<UpdateOutcome> barred = barred(update.release());
        if (barred.isPresent()) return barred.get();
        Optional<UserDriver.Choice> choice = Questions.offer(settings.userDriver(), update);
        cancellation.throwIfCancelled();
        if (choice.equals(Optional.of(UserDriver.Choice.INSTALL))) return install(update);
        if (choice.isPresent()) remember(choice.get(), update.release().version());
        settings.events().declined(update.release());
        return new UpdateOutcome.Declined(update.release(), update.importance());
    }

    /** Only now: before there is an update nobody needs to know how this copy came here. */
    private Optional<UpdateOutcome> barred(Release wanted) {
        Optional<Guidance> guidance = settings.host().guidance();
        guidance.ifPresent(instead -> settings.events().notSelfUpdatable(wanted, instead));
        return guidance.map(instead -> new UpdateOutcome.NotSelfUpdatable(wanted, instead));
    }

    private void remember(UserDriver.Choice refusal, Version version) throws UpdateException {
        if (refusal == UserDriver.Choice.SKIP) {
            settings.memory().skip(version);
        } else {
            settings.memory().postpone(version, settings.clock().instant());
        }
    }

    private UpdateOutcome install(Decision.Available update) throws UpdateException {
        Installer installer = settings.installerFor(update.artifact());
        installer.preflight(update.artifact(), settings.host());
        confirmation().completeBeforeTheNext();
        VerifiedArtifact verified = new Acquisition(settings, cancellation).acquire(update);
        StagedUpdate staged = stage(update.release(), installer, verified);
        return new HandOver(settings, cancellation).perform(staged, installer, true);
    }

    private StagedUpdate stage(Release wanted, Installer installer, VerifiedArtifact verified) throws UpdateException {
        try {
            StagedUpdate staged = installer.stage(verified, wanted, settings.host(), cancellation);
            settings.events().staged(wanted);
            return staged;
        } catch (UpdateException e) {
            if (e.code().phase() == Phase.VERIFY) Acquisition.forget(settings.host()); // The file itself is bad.
            throw e;
        }
    }

    private Optional<PendingUpdate> stagedEarlier() throws UpdateException {
        return settings.memory()
                .pending()
                .filter(update -> update.state() == PendingUpdate.State.STAGED)
                .filter(update -> update.isWantedIn(settings.host().version()));
    }

    /** What was wanted "at the next start" is installed without asking again, and without the server. */
    private UpdateOutcome resume(PendingUpdate pending) throws UpdateException {
        settings.memory().forgetPending(); // Whatever happens now, it is not tried this way twice.
        Optional<Decision.Available> kept = new KeptUpdate(settings, cancellation).of(pending);
        if (kept.isEmpty()) return apply(checkAndRemember());
        release = kept.get().release();
        Optional<UpdateOutcome> barred = barred(kept.get().release());
        if (barred.isPresent()) return barred.get();
        Installer installer = settings.installerFor(kept.get().artifact());
        installer.preflight(kept.get().artifact(), settings.host());
        StagedUpdate staged = stage(kept.get().release(), installer, verified(pending.file(), kept.get()));
        boolean ask = trigger != UpdateTrigger.STARTUP;
        return new HandOver(settings, cancellation).perform(staged, installer, ask);
    }

    private VerifiedArtifact verified(Path file, Decision.Available update) throws UpdateException {
        try {
            return settings.verifier().verifyKept(file, update.release(), update.artifact(), cancellation);
        } catch (UpdateException e) {
            Acquisition.forget(settings.host());
            throw e;
        }
    }
}
