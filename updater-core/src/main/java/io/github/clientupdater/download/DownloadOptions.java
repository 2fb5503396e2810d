package io.github.clientupdater.download;

import java.time.Duration;

/**
 * How patient and how greedy a download is.
 *
 * @param retries how many times in a row nothing may come before it fails
 * @param firstWait the longest first wait before a retry; each further one may be twice as long
 * @param longestWait the longest wait, whatever a server asks for
 * @param stall how long no byte may come
 * @param minimumRate bytes a second that must come on average over {@code rateWindow}
 * @param rateWindow the time over which the rate is measured
 * @param bandwidth bytes a second that may come in all, or 0 for no limit
 * @param connections how many at once
 */
public record DownloadOptions(
        int retries,
        Duration firstWait,
        Duration longestWait,
        Duration stall,
        long minimumRate,
        Duration rateWindow,
        long bandwidth,
        Connections connections) {

    /** What suits most. */
    public static final DownloadOptions STANDARD = new DownloadOptions(
            6,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(20),
            1024,
            Duration.ofSeconds(30),
            0,
            Connections.ONE);

    /** Returns these with another number of retries. */
    public DownloadOptions withRetries(int retries) {
        return new DownloadOptions(
                retries, firstWait, longestWait, stall, minimumRate, rateWindow, bandwidth, connections);
    }

    /** Returns these with other waits before retries. */
    public DownloadOptions withWaits(Duration first, Duration longest) {
        return new DownloadOptions(retries, first, longest, stall, minimumRate, rateWindow, bandwidth, connections);
    }

    /** Returns these with another time without a byte, and the same for the rate's window. */
    public DownloadOptions withStall(Duration stall) {
        return new DownloadOptions(retries, firstWait, longestWait, stall, minimumRate, stall, bandwidth, connections);
    }

    /** Returns these with another limit of bytes a second; 0 for none. */
    public DownloadOptions withBandwidth(long bandwidth) {
        return new DownloadOptions(
                retries, firstWait, longestWait, stall, minimumRate, rateWindow, bandwidth, connections);
    }

    /** Returns these with other connections. */
    public DownloadOptions withConnections(Connections connections) {
        return new DownloadOptions(
                retries, firstWait, longestWait, stall, minimumRate, rateWindow, bandwidth, connections);
    }

    /**
     * How many connections bring one file.
     *
     * @param most the most at once
     * @param measured whether each further one must prove that it helps
     */
    public record Connections(int most, boolean measured) {
        /** One, as is fair to others on the same line. */
        public static final Connections ONE = new Connections(1, false);

        /** Further ones, up to four, for as long as each makes it faster. */
        public static final Connections MEASURED = new Connections(4, true);
    }
}
