package io.github.clientupdater.report;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a download is.
 *
 * @param done bytes that are there, those of earlier runs included
 * @param total bytes in all, empty where nobody knows
 * @param bytesPerSecond how fast they come, smoothed over some seconds; empty at the beginning
 * @param timeLeft how long it will still take at that speed, in whole seconds; empty where that cannot
 *     be told
 */
public record DownloadProgress(
        long done, OptionalLong total, OptionalLong bytesPerSecond, Optional<Duration> timeLeft) {
    /** Checks the numbers. */
    public DownloadProgress {
        if (done < 0) throw new IllegalArgumentException("done < 0: " + done);
    }

    /** Returns a progress of which nothing but the bytes is known. */
    public static DownloadProgress of(long done, OptionalLong total) {
        return new DownloadProgress(done, total, OptionalLong.empty(), Optional.empty());
    }
}
