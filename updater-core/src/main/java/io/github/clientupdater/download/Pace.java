package io.github.clientupdater.download;

import java.time.Duration;
import java.util.Optional;

/** Whether bytes come at all, and fast enough. Confined to one thread. */
final class Pace {
    private final DownloadOptions options;
    private final long minimumRate;
    private long count;
    private long countedAt;
    private long windowCount;
    private long windowStart;

    Pace(DownloadOptions options, long now) {
        this.options = options;
        boolean limited = options.bandwidth() > 0;
        long fair = options.bandwidth() / 2 / options.connections().most();
        this.minimumRate = limited ? Math.min(options.minimumRate(), fair) : options.minimumRate();
        this.countedAt = now;
        this.windowStart = now;
    }

    /** Returns what is wrong when {@code received} bytes have come until now, if anything is. */
    Optional<String> complaint(long received, long now) {
        if (received != count) countedAt = now;
        count = received;
        if (now - countedAt > options.stall().toNanos()) {
            return Optional.of("sent nothing for " + seconds(options.stall()));
        }
        if (now - windowStart <= options.rateWindow().toNanos()) return Optional.empty();
        long expected = minimumRate * options.rateWindow().toMillis() / 1000;
        boolean slow = received - windowCount < expected;
        windowCount = received;
        windowStart = now;
        return slow
                ? Optional.of("sent less than " + expected + " bytes in " + seconds(options.rateWindow()))
                : Optional.empty();
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
