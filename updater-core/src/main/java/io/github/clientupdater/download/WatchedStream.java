package io.github.clientupdater.download;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** A running stream and how it does, as seen from the thread that supervises it. Confined to that thread. */
final class WatchedStream {
    /** How long to wait for more than everything. */
    private static final long LAST_LOOK = TimeUnit.SECONDS.toNanos(1);

    private final Stream stream;
    private final Pace pace;
    private Optional<String> complaint = Optional.empty();
    private boolean dismissed;
    private boolean waiting;
    private long waitingSince;

    private WatchedStream(Stream stream, Pace pace) {
        this.stream = stream;
        this.pace = pace;
    }

    /** Starts {@code stream} on a thread that keeps no JVM alive. */
    static WatchedStream start(Stream stream, Pace pace) {
        Thread thread = new Thread(stream, "updater-download");
        thread.setDaemon(true);
        thread.start();
        return new WatchedStream(stream, pace);
    }

    Mirror mirror() {
        return stream.mirror();
    }

    long received() {
        return stream.received();
    }

    boolean hasBegunAnew() {
        return stream.hasBegunAnew();
    }

    boolean isDivisible() {
        return stream.isDivisible();
    }

    boolean isOver() {
        return stream.isOver();
    }

    boolean isTooSlow() {
        return complaint.isPresent();
    }

    /** Ends the stream if its server keeps us waiting. */
    void watch(long now) {
        if (stream.isFinished()) {
            if (!waiting) waitingSince = now;
            waiting = true;
            if (now - waitingSince > LAST_LOOK) stream.abort();
        } else {
            watchPace(now);
        }
    }

    private void watchPace(long now) {
        if (isTooSlow()) return;
        complaint = pace.complaint(stream.received(), now);
        if (isTooSlow()) stream.abort();
    }

    /** Ends the stream, which is no failure. */
    void dismiss() {
        dismissed = true;
        stream.abort();
    }

    /**
     * Returns what the stream suffered, once it is over; empty if nothing.
     *
     * @throws UpdateException if the disk has no room
     * @throws IOException if the disk cannot be written
     */
    Optional<StreamFailure> failure() throws UpdateException, IOException {
        Exception end = stream.failure().orElse(null);
        if (end == null) return Optional.empty();
        if (end instanceof StreamFailure failure) return Optional.of(failure);
        if (end instanceof UpdateException failure) throw failure;
        if (end instanceof IOException failure) throw failure;
        if (!(end instanceof CancellationException)) throw new IllegalStateException("a download thread failed", end);
        return dismissed ? Optional.empty() : complaint.map(this::tooSlow);
    }

    private StreamFailure tooSlow(String how) {
        String server = Addresses.display(mirror().location().uri());
        return StreamFailure.passing(new UpdateException(Code.DOWNLOAD_TIMEOUT, server + " " + how), Optional.empty());
    }
}
