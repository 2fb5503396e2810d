package io.github.clientupdater.host;

import java.time.Duration;

/**
 * How an application shows that a new version of it works, not only starts. Until it has, what it
 * replaced is kept, and comes back if it fails.
 */
public interface HealthSignal {
    /**
     * Called on the thread of {@code confirmPending()}, only when a new version awaits its confirmation.
     *
     * @param healthy to be run once the new version works; any thread, at most a moment
     */
    void await(Runnable healthy);

    /** Returns whether it is enough to have run for 30 seconds, or to have ended well before. */
    default boolean isSurvivalEnough() {
        return false;
    }

    /**
     * Returns the default of an application without a window of ours: it works when {@code
     * confirmHealthy()} is called, or when it has not failed within 30 seconds of its start.
     */
    static HealthSignal survival() {
        return new Survival(Duration.ofSeconds(30));
    }

    /** Returns the strict one: it works when {@code confirmHealthy()} is called, and not before. */
    static HealthSignal whenTold() {
        return healthy -> {};
    }

    /** Returns the lenient one: it works once it calls {@code confirmPending()}. */
    static HealthSignal atOnce() {
        return Runnable::run;
    }
}
