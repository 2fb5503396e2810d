package io.github.clientupdater.download;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread. Rung while nobody waits, it wakes the next one at once. */
final class Bell {
    private final Semaphore rings = new Semaphore(0);

    void ring() {
        if (rings.availablePermits() == 0) rings.release();
    }

    /** Waits for a ring, at most for {@code nanos}. An interrupt is a cancellation. */
    void await(long nanos) {
        try {
            if (rings.tryAcquire(nanos, TimeUnit.NANOSECONDS)) rings.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
