package io.github.clientupdater.install;

import java.time.Duration;

/**
 * A bound that several waits share.
 *
 * @param nanoTime when it is over
 */
record Deadline(long nanoTime) {
    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Returns how much is left; never less than nothing. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }
}
