package io.github.clientupdater.relaunch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a process, with a bound. */
final class Waiting {
    private Waiting() {}

    /** Returns whether it ended. An interruption ends the wait and stays set. */
    static boolean interruptibly(Process process, Duration bound) {
        try {
            return process.waitFor(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Returns whether it ended. An interruption is kept for afterwards. */
    static boolean uninterruptibly(Process process, Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
