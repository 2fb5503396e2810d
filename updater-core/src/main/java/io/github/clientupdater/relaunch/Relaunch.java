package io.github.clientupdater.relaunch;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.Swap;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.internal.swap.Swapper;
import io.github.clientupdater.relaunch.RelaunchResult.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** One job from beginning to end: wait, replace, start, and go back if the new version does not start. */
final class Relaunch {
    private final RelaunchDirectory directory;
    private final ProcessLauncher launcher;
    private final InputStream alive;
    private final Log log;
    private final Swapper swapper = new Swapper(Disk.real());

    /** {@code alive} ends when the application does. */
    Relaunch(RelaunchDirectory directory, ProcessLauncher launcher, InputStream alive) {
        this.directory = directory;
        this.launcher = launcher;
        this.alive = alive;
        this.log = new Log(directory.log());
    }

    void run() throws IOException {
        RelaunchJob job = directory.job();
        directory.ready();
        if (!job.awaited().isEmpty() && !new ApplicationExit(alive, log).await(job.awaited())) {
            conclude(new RelaunchResult(Kind.STILL_RUNNING, ""));
            return;
        }
        Optional<RelaunchResult> failure = replace(job);
        if (failure.isPresent()) {
            giveUp(failure.get(), job);
        } else {
            start(job);
        }
    }

    /** Returns what went wrong, if anything did: then the old version is in place. */
    private Optional<RelaunchResult> replace(RelaunchJob job) {
        if (job.swap().isPresent()) return swap(job.swap().get(), job.takesBack());
        return job.install().isEmpty() ? Optional.empty() : install(job);
    }

    private Optional<RelaunchResult> swap(Swap swap, boolean back) {
        try {
            if (back) {
                swapper.takeBack(SwapArea.at(swap.area(), swap.root()));
                return Optional.of(new RelaunchResult(Kind.ROLLED_BACK, "unconfirmed"));
            }
            swapper.apply(swap);
            log.say("the new version is in " + swap.root());
            return Optional.empty();
        } catch (IOException e) {
            log.say("the swap failed", e);
            return Optional.of(new RelaunchResult(Kind.SWAP_FAILED, Reasons.of(e)));
        }
    }

    /** A wish for a restart ends it too: which version starts then, nobody knows. */
    private Optional<RelaunchResult> install(RelaunchJob job) {
        RelaunchResult result =
                new InstallRun(launcher, directory.log()).run(job.install()).result();
        log.say("the installer: " + result);
        return result.kind() == Kind.OK ? Optional.empty() : Optional.of(result);
    }

    private void start(RelaunchJob job) throws IOException {
        if (job.start().isEmpty()) {
            conclude(new RelaunchResult(Kind.OK, ""));
            return;
        }
        StartedApplication started = StartedApplication.start(job, launcher, log);
        Duration bound = Duration.ofSeconds(job.confirmSeconds());
        switch (started.awaitConfirmation(directory, bound)) {
            case CONFIRMED -> conclude(new RelaunchResult(Kind.OK, ""));
            case UNKNOWN -> conclude(new RelaunchResult(bound.isZero() ? Kind.OK : Kind.UNCONFIRMED, ""));
            case FAILED -> goBack(started.ending(), job);
        }
    }

    private void goBack(String ending, RelaunchJob job) throws IOException {
        log.say("the new version failed before it confirmed: " + ending);
        if (job.swap().isEmpty() || job.confirmSeconds() == 0) {
            conclude(new RelaunchResult(Kind.UNCONFIRMED, ending)); // There is no way back.
            return;
        }
        try {
            swapper.takeBack(
                    SwapArea.at(job.swap().get().area(), job.swap().get().root()));
        } catch (IOException e) {
            log.say("the old version could not be put back; its next start tries again", e);
        }
        giveUp(new RelaunchResult(Kind.ROLLED_BACK, ending), job);
    }

    /** The old version is in place, or will be by its own next start. The result comes first: it reads that. */
    private void giveUp(RelaunchResult result, RelaunchJob job) throws IOException {
        conclude(result);
        if (!job.start().isEmpty()) StartedApplication.start(job, launcher, log);
    }

    private void conclude(RelaunchResult result) throws IOException {
        log.say(result.toString());
        directory.conclude(result);
    }
}
