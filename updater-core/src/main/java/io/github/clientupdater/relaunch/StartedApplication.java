package io.github.clientupdater.relaunch;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.internal.files.Reasons;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The application, started again as a person would have started it. */
final class StartedApplication {
    /** What became of it. */
    enum Confirmation {
        /** It says that it works. */
        CONFIRMED,
        /** It ended with a failure, or did not start. */
        FAILED,
        /** It runs, or ended well as a launcher does, and has said nothing. */
        UNKNOWN
    }

    private final @Nullable Process process;
    private final String obstacle;

    private StartedApplication(@Nullable Process process, String obstacle) {
        this.process = process;
        this.obstacle = obstacle;
    }

    static StartedApplication start(RelaunchJob job, ProcessLauncher launcher, Log log) {
        ProcessBuilder builder = new ProcessBuilder(job.start());
        if (Files.isDirectory(job.directory()))
            builder.directory(job.directory().toFile());
        builder.redirectInput(NullDevice.file());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        ChildEnvironment.ofApplication(builder.environment(), job.environment());
        try {
            Process process = launcher.start(builder);
            log.say("started process " + process.pid());
            return new StartedApplication(process, "");
        } catch (IOException e) {
            log.say("the application could not be started", e);
            return new StartedApplication(null, Reasons.of(e));
        }
    }

    /** Waits for {@code bound} at most. */
    Confirmation awaitConfirmation(RelaunchDirectory directory, Duration bound) {
        if (process == null) return Confirmation.FAILED;
        long giveUp = System.nanoTime() + bound.toNanos();
        while (System.nanoTime() < giveUp) {
            boolean ended =
                    Waiting.interruptibly(process, Duration.ofMillis(50)); // Before the look: it may say it last.
            if (directory.isAcknowledged()) return Confirmation.CONFIRMED;
            if (ended && process.exitValue() != 0) return Confirmation.FAILED;
            if (ended) return awaitLauncher(directory, giveUp);
        }
        return Confirmation.UNKNOWN;
    }

    /** A launcher may end well at once, and the application go on in another process. */
    private static Confirmation awaitLauncher(RelaunchDirectory directory, long giveUp) {
        while (System.nanoTime() < giveUp) {
            if (directory.isAcknowledged()) return Confirmation.CONFIRMED;
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return Confirmation.UNKNOWN;
    }

    /** Returns how it ended, in words. */
    String ending() {
        return process == null ? obstacle : "exit code " + process.exitValue();
    }
}
