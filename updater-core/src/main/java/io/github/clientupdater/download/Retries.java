package io.github.clientupdater.download;

import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.Optional;

/** Whom to ask next, and when: the next mirror before the next wait. Confined to one thread. */
final class Retries {
    private final Mirrors mirrors;
    private final Patience patience;
    private final Progress progress;
    private boolean broughtMuch; // In this round.
    private boolean waiting;
    private long waitUntil; // System.nanoTime(); valid while waiting.

    Retries(Mirrors mirrors, Patience patience, Progress progress) {
        this.mirrors = mirrors;
        this.patience = patience;
        this.progress = progress;
    }

    /** Returns whom to ask now, or empty while it is better to wait. */
    Optional<Mirror> next(long now) {
        if (waiting && waitUntil - now > 0) return Optional.empty();
        waiting = false;
        return mirrors.next(now);
    }

    /** Returns how long nobody will be asked. */
    long delay(long now) {
        return waiting ? Math.max(waitUntil - now, 0) : 0;
    }

    /**
     * Learns from a failure.
     *
     * @param much whether {@code mirror} brought enough for this try to have been worth it
     * @throws UpdateException if there is nobody left to ask, or no patience
     */
    void failed(Mirror mirror, StreamFailure failure, boolean much, long now) throws UpdateException {
        switch (failure.remedy()) {
            case SIMPLER -> {
                if (!mirror.askMoreSimply()) mirror.reject();
            }
            case ELSEWHERE -> mirror.reject();
            case LATER -> {
                mirror.failed(much);
                broughtMuch |= much;
                failure.retryAfter().ifPresent(wait -> mirror.delayUntil(now + limited(wait)));
            }
        }
        if (mirrors.isExhausted()) throw failure.failure();
        if (mirrors.next(now).isEmpty()) endRound(failure.failure(), now);
    }

    private static long limited(Duration wait) {
        Duration day = Duration.ofDays(1);
        return wait.compareTo(day) < 0 ? wait.toNanos() : day.toNanos();
    }

    private void endRound(UpdateException failure, long now) throws UpdateException {
        long wait = patience.afterRound(broughtMuch, mirrors.delay(now), now).orElse(-1);
        if (wait < 0) throw failure;
        waiting = true;
        waitUntil = now + wait;
        broughtMuch = false;
        mirrors.startRound();
        progress.retrying(failure, Duration.ofNanos(wait));
    }
}
