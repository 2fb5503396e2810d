package io.github.clientupdater.relaunch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How time passes between two tries. */
@FunctionalInterface
interface Pauses {
    void pause(Duration duration);

    /** Returns those by the clock. An interruption does not shorten them and stays set. */
    static Pauses real() {
        return duration -> {
            long end = System.nanoTime() + duration.toNanos();
            boolean interrupted = false;
            for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
                interrupted |= Thread.interrupted(); // Else the next one would not wait at all.
            }
            if (interrupted) Thread.currentThread().interrupt();
        };
    }
}
