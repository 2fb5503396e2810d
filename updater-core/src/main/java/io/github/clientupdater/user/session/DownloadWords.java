package io.github.clientupdater.user.session;

import io.github.clientupdater.report.DownloadProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns the numbers of one download into what people are told. Not thread-safe. */
final class DownloadWords {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long STALL = Duration.ofSeconds(10).toNanos();
    private static final long FIRST_TIME_LEFT = Duration.ofSeconds(3).toNanos();
    private static final double FIRST_SHARE = 0.05;
    private static final double MEMORY = 0.3; // How much a new time left counts against those before.
    private static final long MOST = Duration.ofDays(1).toSeconds();

    private DownloadProgress told = DownloadProgress.of(0, OptionalLong.empty());
    private boolean begun;
    private long startedAt;
    private long startedFrom;
    private long toldAt;
    private long movedAt;
    private long done = -1;
    private double secondsLeft = -1;
    private Optional<Duration> timeLeft = Optional.empty();

    DownloadStatus at(DownloadProgress progress, long nanoTime) {
        boolean first = !begun;
        if (first) begin(progress, nanoTime);
        if (progress.done() > done) movedAt = nanoTime;
        done = progress.done();
        boolean stalled = nanoTime - movedAt >= STALL;
        if (first || nanoTime - toldAt >= SECOND) tell(progress, nanoTime);
        return new DownloadStatus(progress, told, stalled ? Optional.empty() : timeLeft, stalled);
    }

    private void begin(DownloadProgress progress, long nanoTime) {
        begun = true;
        startedAt = nanoTime;
        startedFrom = progress.done();
        movedAt = nanoTime;
    }

    private void tell(DownloadProgress progress, long nanoTime) {
        told = progress;
        toldAt = nanoTime;
        timeLeft = average(progress).isPresent() && isTellable(progress, nanoTime)
                ? Optional.of(rounded(Math.round(secondsLeft)))
                : Optional.empty();
    }

    private OptionalLong average(DownloadProgress progress) {
        if (progress.timeLeft().isEmpty()) return OptionalLong.empty();
        double next = progress.timeLeft().get().toSeconds();
        secondsLeft = secondsLeft < 0 ? next : secondsLeft + MEMORY * (next - secondsLeft);
        return OptionalLong.of(Math.round(secondsLeft));
    }

    /** Only what has come since the beginning of this download shows how fast the line is. */
    private boolean isTellable(DownloadProgress progress, long nanoTime) {
        long total = progress.total().orElse(0);
        double share = (double) (progress.done() - startedFrom) / Math.max(1, total - startedFrom);
        return nanoTime - startedAt >= FIRST_TIME_LEFT && share >= FIRST_SHARE && secondsLeft <= MOST;
    }

    /** Seconds up to 20, then steps of five up to a minute, then whole minutes. */
    static Duration rounded(long seconds) {
        if (seconds <= 20) return Duration.ofSeconds(seconds);
        if (seconds < 60) return Duration.ofSeconds(Math.min(60, (seconds + 4) / 5 * 5));
        return Duration.ofMinutes((seconds + 30) / 60);
    }
}
