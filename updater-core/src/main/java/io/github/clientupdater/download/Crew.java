package io.github.clientupdater.download;

import io.github.clientupdater.download.DownloadOptions.Connections;
import java.time.Duration;

/**
 * Decides how many connections bring the file. Where it is measured, one more is worth it if it makes
 * everything a fifth faster within two seconds. Confined to one thread.
 */
final class Crew {
    /** The least that is worth a connection of its own. */
    static final long LEAST = 4L * 1024 * 1024;

    private static final long WORTH_IT = 4 * LEAST;
    private static final long WARM_UP = Duration.ofSeconds(3).toNanos();
    private static final long TRIAL = Duration.ofSeconds(2).toNanos();
    private static final double LONG_SECONDS = 10;
    private static final double GAIN = 1.2;

    private final Connections connections;
    private boolean closed;
    private boolean onTrial;
    private long measuredAt;
    private long measured;
    private double rate; // Bytes a nanosecond, before the trial.
    private boolean started;

    Crew(Connections connections) {
        this.connections = connections;
        this.closed = connections.most() <= 1;
    }

    /** What to do about the number of connections now. */
    enum Advice {
        STAY,
        ADD,
        DROP_ONE
    }

    /** The server or the line will not have more than one. */
    void close() {
        closed = true;
    }

    /** Says what to do when {@code running} connections have received {@code received} bytes until now. */
    Advice advise(int running, long received, long missing, long now) {
        if (closed) return Advice.STAY;
        if (!connections.measured()) return running < connections.most() ? Advice.ADD : Advice.STAY;
        if (!started) return begin(received, now);
        long time = now - measuredAt;
        if (time < (onTrial ? TRIAL : WARM_UP)) return Advice.STAY;
        double current = (double) (received - measured) / time;
        begin(received, now);
        if (onTrial && current <= rate * GAIN) return failedTrial();
        onTrial = running < connections.most() && missing >= WORTH_IT && missing / current > LONG_SECONDS * 1e9;
        rate = current;
        return onTrial ? Advice.ADD : Advice.STAY;
    }

    private Advice begin(long received, long now) {
        started = true;
        measuredAt = now;
        measured = received;
        return Advice.STAY;
    }

    private Advice failedTrial() {
        closed = true;
        return Advice.DROP_ONE;
    }
}
