package io.github.clientupdater.relaunch;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.relaunch.ExitCodes.Meaning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs the steps of an external installation, one after the other. What they say goes to the end of a log;
 * they are told nothing. Blocks, for as long as the steps' bounds allow; an interruption is kept for later.
 */
public final class InstallRun {
    private static final int BUSY_RETRIES = 5;
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(30);

    private final ProcessLauncher launcher;
    private final Path log;
    private final Pauses pauses;

    /**
     * Prepares a run.
     *
     * @param launcher starts the programs
     * @param log what their outputs are appended to; not in the package's directory
     */
    public InstallRun(ProcessLauncher launcher, Path log) {
        this(launcher, log, Pauses.real());
    }

    InstallRun(ProcessLauncher launcher, Path log, Pauses pauses) {
        this.launcher = launcher;
        this.log = log;
        this.pauses = pauses;
    }

    /** Runs {@code steps} up to the first that fails, and after it those that clean up. Never throws. */
    public InstallOutcome run(List<InstallStep> steps) {
        InstallOutcome outcome = InstallOutcome.DONE;
        for (InstallStep step : steps) {
            if (outcome.isInstalled() || step.always()) outcome = outcome.then(patiently(step));
        }
        return outcome;
    }

    /** One installation at a time is a rule of Windows Installer and of package managers. */
    private InstallOutcome patiently(InstallStep step) {
        InstallOutcome outcome = once(step);
        for (int retries = 0; retries < BUSY_RETRIES && outcome.meaning() == Meaning.BUSY; retries++) {
            pauses.pause(BUSY_PAUSE);
            outcome = once(step);
        }
        return outcome;
    }

    private InstallOutcome once(InstallStep step) {
        if (!step.isSafeHere()) return InstallOutcome.failed("a word of the command holds a quote or a line end");
        try {
            Running running = start(step);
            if (Waiting.uninterruptibly(running.process(), step.bound())) {
                return InstallOutcome.of(running.codes(), running.process().exitValue());
            }
            // Left alone: an installer that is killed half-way does more harm than one that is late.
            return InstallOutcome.failed("it did not end within " + step.bound().toMinutes() + " minutes");
        } catch (IOException e) {
            return InstallOutcome.failed("it cannot be started: " + Reasons.of(e));
        }
    }

    private Running start(InstallStep step) throws IOException {
        try {
            return new Running(launcher.start(prepared(new ProcessBuilder(step.command()), step)), step.codes());
        } catch (IOException e) {
            if (!RunAs.isWantedBy(e)) throw e;
            Process asking = launcher.start(RunAs.of(prepared(new ProcessBuilder(), step), step.command()));
            return new Running(asking, step.codes().and(RunAs.CODES));
        }
    }

    private ProcessBuilder prepared(ProcessBuilder builder, InstallStep step) {
        ChildEnvironment.ofHelper(builder.environment());
        return builder.directory(step.directory().toFile())
                .redirectInput(NullDevice.file())
                .redirectErrorStream(true) // Never a pipe: nobody would empty it.
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private record Running(Process process, ExitCodes codes) {}
}
