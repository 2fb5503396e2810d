package io.github.clientupdater.download;

import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One connection that brings one stretch of the file, on a thread of its own, as others see it. Safe
 * for use by several threads; used once.
 */
final class Stream implements Runnable {
    private final Job job;
    private final Mirror mirror;
    private final Reception reception;
    private final Cancellation stop = new Cancellation();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean begunAnew;
    private volatile boolean divisible;
    private volatile boolean finished;
    private volatile @Nullable Exception end = new IllegalStateException("a download thread died");
    private volatile boolean over;

    /** What all connections of a download share. */
    record Job(Http http, PartFile part, OptionalLong announced, RateLimit limit, Bell changed) {}

    /** Prepares to bring {@code span}, which is claimed; {@code alone} says whether it may begin the file anew. */
    Stream(Job job, Span span, Mirror mirror, boolean alone) {
        this.job = job;
        this.mirror = mirror;
        this.reception = new Reception(job, this, Question.of(job.part(), span, mirror), span, alone);
    }

    @Override
    public void run() {
        try {
            reception.receive(mirror.location(), stop);
            end = null;
        } catch (StreamFailure | UpdateException | IOException | RuntimeException e) {
            end = e;
        } finally {
            over = true; // First: while it counts as running, nobody may claim what it lets go.
            job.part().release(reception.span());
            job.changed().ring();
        }
    }

    /** Makes it end soon; what has come so far is kept. */
    void abort() {
        stop.cancel();
    }

    Mirror mirror() {
        return mirror;
    }

    /** Returns whether it has ended. */
    boolean isOver() {
        return over;
    }

    /** Returns what ended it before its span was finished, once it is over. */
    Optional<Exception> failure() {
        return Optional.ofNullable(end);
    }

    /** Returns how many bytes it has received. */
    long received() {
        return received.get();
    }

    /** Returns whether it has forgotten what was there before. */
    boolean hasBegunAnew() {
        return begunAnew;
    }

    /** Returns whether all bytes have come, and only more than that could still follow. */
    boolean isFinished() {
        return finished;
    }

    /** Returns whether the server would send other stretches at the same time. */
    boolean isDivisible() {
        return divisible;
    }

    void countReceived(int bytes) {
        received.addAndGet(bytes);
    }

    void noteNewBeginning() {
        begunAnew = true;
    }

    void noteDivisible(boolean yes) {
        divisible = yes;
    }

    void noteFinished() {
        finished = true;
    }
}
