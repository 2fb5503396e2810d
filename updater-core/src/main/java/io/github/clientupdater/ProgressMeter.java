package io.github.clientupdater;

import io.github.clientupdater.release.Release;
import java.util.OptionalLong;

/** Passes on at most ten events a second, the first and the last always, and never backwards. */
final class ProgressMeter {
    private static final long INTERVAL_NANOS = 100_000_000;

    private final Events events;
    private final Release release;
    private long told = -1;
    private long toldAt;

    ProgressMeter(Events events, Release release) {
        this.events = events;
        this.release = release;
    }

    void at(long done, OptionalLong total) {
        long now = System.nanoTime();
        boolean complete = total.isPresent() && done == total.getAsLong();
        boolean due = told < 0 || now - toldAt >= INTERVAL_NANOS;
        if (done <= told || !(due || complete)) return;
        told = done;
        toldAt = now;
        events.downloadProgressed(release, done, total);
    }
}
