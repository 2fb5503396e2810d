package io.github.clientupdater.host;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Ends the application once another process waits to finish the update. */
public interface ExitPolicy {
    /**
     * Asks whether the application may close now, before anything irrevocable happens. Called on the
     * update thread; may ask a person.
     */
    default boolean mayExit() {
        return true;
    }

    /**
     * Returns why the application may not close, in one sentence in the person's language, if it can say
     * so. Asked on the update thread, after {@link #mayExit()} said no.
     */
    default Optional<String> objection() {
        return Optional.empty();
    }

    /** Ends the application, or returns to let the caller do it soon. Called on the update thread. */
    void exit();

    /**
     * Returns the default: {@code System.exit(0)}, with a watchdog that halts the JVM if shutdown hooks
     * take longer than ten seconds.
     */
    static ExitPolicy exitJvm() {
        return exitJvm(() -> true, () -> {});
    }

    /**
     * As {@link #exitJvm()}, after asking the application and telling it.
     *
     * @param mayExit returns false while work is unsaved: the update then waits for the next start
     * @param beforeExit closes windows and saves; what it throws is logged
     */
    static ExitPolicy exitJvm(BooleanSupplier mayExit, Runnable beforeExit) {
        return new JvmExit(mayExit, beforeExit, Duration.ofSeconds(10));
    }

    /**
     * Returns the policy that leaves the exit to whoever called the updater: {@code ExitRequired} comes
     * back and the update is finished after the application's end, whenever that is.
     */
    static ExitPolicy returnToCaller() {
        return () -> {};
    }
}
