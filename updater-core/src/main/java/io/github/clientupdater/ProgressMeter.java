package io.github.clientupdater;

import io.github.clientupdater.download.Progress;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Passes on at most ten events a second, the first and the last always, and never backwards: where a
 * download begins anew, nothing is told until it is as far again. Where nothing comes, that is told
 * once a second.
 */
final class ProgressMeter implements Progress {
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();
    private static final long STANDSTILL = Duration.ofSeconds(1).toNanos();

    private final Events events;
    private final Release release;
    private final LongSupplier nanoTime;
    private final SmoothedSpeed speed = new SmoothedSpeed();
    private long told = -1;
    private long toldAt;

    ProgressMeter(Events events, Release release) {
        this(events, release, System::nanoTime);
    }

    ProgressMeter(Events events, Release release, LongSupplier nanoTime) {
        this.events = events;
        this.release = release;
        this.nanoTime = nanoTime;
    }

    @Override
    public void at(long done, OptionalLong total) {
        long now = nanoTime.getAsLong();
        boolean complete = total.isPresent() && done == total.getAsLong();
        boolean due = told < 0 || now - toldAt >= (done > told ? INTERVAL : STANDSTILL);
        if (done < told || !(due || (complete && done > told))) return;
        told = done;
        toldAt = now;
        speed.add(done, now);
        events.downloadProgressed(release, new DownloadProgress(done, total, speed.perSecond(), timeLeft(done, total)));
    }

    @Override
    public void retrying(UpdateException failure, Duration wait) {
        events.downloadInterrupted(release, failure, wait);
    }

    private Optional<Duration> timeLeft(long done, OptionalLong total) {
        OptionalLong perSecond = speed.perSecond();
        if (total.isEmpty() || perSecond.isEmpty() || perSecond.getAsLong() <= 0) return Optional.empty();
        long left = Math.max(total.getAsLong() - done, 0);
        return Optional.of(Duration.ofSeconds((left + perSecond.getAsLong() - 1) / perSecond.getAsLong()));
    }
}
