package io.github.clientupdater.install;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.relaunch.BoundedCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Runs the programs that control services: without what could change them in the environment, told nothing,
 * their words at the end of {@code services.log} in the work directory. Blocks; an interruption is kept for
 * afterwards.
 */
public final class ServiceCommands {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);

    private final BoundedCommand runner;
    private final Path log;

    ServiceCommands(ProcessLauncher launcher, Path workDir) {
        this.log = workDir.resolve("services.log");
        this.runner = new BoundedCommand(launcher, workDir, log);
    }

    /** Returns where the programs' words are. */
    public Path log() {
        return log;
    }

    /**
     * Runs {@code command}, the full path of a program and its arguments; it is ended after {@code bound}.
     *
     * @return what went wrong, in words; empty if it ended with exit code 0
     */
    public Optional<String> run(List<String> command, Duration bound) {
        return runner.run(command, bound);
    }

    /**
     * Runs {@code command} again and again until it ends with exit code 0.
     *
     * @return what went wrong the last time; empty if it succeeded before {@code within} was over
     */
    public Optional<String> repeat(List<String> command, Duration within) {
        return until(() -> run(command, shorter(ONE_LOOK, within)), within);
    }

    /** Asks again and again until {@code obstacle} is empty or {@code within} is over; at least once. */
    Optional<String> until(Supplier<Optional<String>> obstacle, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            Optional<String> found = obstacle.get();
            if (found.isEmpty() || System.nanoTime() - end > 0) return found;
            pause(PAUSE);
        }
    }

    /** An interruption would end each pause at once. */
    static void pause(Duration duration) {
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            interrupted |= Thread.interrupted();
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
