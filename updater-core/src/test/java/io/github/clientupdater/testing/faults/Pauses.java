package io.github.clientupdater.testing.faults;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All waiting of a server. Ends at once for everybody when the server is closed. */
final class Pauses {
    private final CountDownLatch closed = new CountDownLatch(1);

    void pause(Duration pause) throws IOException {
        if (!pause.isZero() && waited(pause)) throw new IOException("the server was closed");
    }

    /** Waits until the server is closed. */
    void forever() throws IOException {
        waited(Duration.ofDays(1));
    }

    private boolean waited(Duration limit) throws IOException {
        try {
            return closed.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    void close() {
        closed.countDown();
    }
}
