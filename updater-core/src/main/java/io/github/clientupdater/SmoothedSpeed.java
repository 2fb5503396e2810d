package io.github.clientupdater;

import java.time.Duration;
import java.util.OptionalLong;

/** A speed that follows the last seconds, so that a time computed from it does not jump. */
final class SmoothedSpeed {
    private static final double SECOND = 1e9;
    private static final double MEMORY_SECONDS = 4;
    private static final long FIRST_WORD = Duration.ofSeconds(1).toNanos();

    private boolean started;
    private long startedAt;
    private long countedAt;
    private long count;
    private double perSecond;
    private double weight; // Of what has been averaged so far, from 0 to 1.

    /** Takes in that {@code done} bytes were there at {@code nanoTime}. */
    void add(long done, long nanoTime) {
        if (started && nanoTime > countedAt) average(done - count, (nanoTime - countedAt) / SECOND);
        if (!started) startedAt = nanoTime;
        started = true;
        count = done;
        countedAt = nanoTime;
    }

    private void average(long bytes, double seconds) {
        double share = 1 - Math.exp(-seconds / MEMORY_SECONDS);
        perSecond += share * (bytes / seconds - perSecond);
        weight += share * (1 - weight);
    }

    /** Returns bytes a second, once there is enough to tell. */
    OptionalLong perSecond() {
        boolean known = started && countedAt - startedAt >= FIRST_WORD;
        return known ? OptionalLong.of(Math.round(perSecond / weight)) : OptionalLong.empty();
    }
}
