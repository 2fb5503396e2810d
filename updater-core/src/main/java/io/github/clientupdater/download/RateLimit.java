package io.github.clientupdater.download;

import io.github.clientupdater.task.Cancellation;
import java.util.concurrent.TimeUnit;

/** Shares a number of bytes a second among all connections of a download. Safe for use by several threads. */
final class RateLimit {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int LEAST_PIECE = 512;

    private final long bytesPerSecond; // 0 for no limit.
    private long free = System.nanoTime(); // When the next byte may come. Guarded by this.

    RateLimit(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Returns how many bytes to ask for at once, so that they come evenly. */
    int piece(int most) {
        if (bytesPerSecond == 0) return most;
        return (int) Math.max(Math.min(most, bytesPerSecond / 10), Math.min(most, LEAST_PIECE));
    }

    /** Waits until {@code count} bytes, which have come, were due. */
    void took(int count, Cancellation cancellation) {
        if (bytesPerSecond == 0) return;
        long due = due(count, System.nanoTime());
        Bell cancelled = new Bell();
        try (Cancellation.Registration registration = cancellation.onCancel(cancelled::ring)) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                cancellation.throwIfCancelled();
                cancelled.await(left);
            }
        }
    }

    /** Returns when {@code count} bytes that have come now, behind all others, were due. */
    synchronized long due(int count, long now) {
        if (free - now < 0) free = now; // What was not used is not saved up.
        free += count * SECOND / bytesPerSecond;
        return free;
    }
}
