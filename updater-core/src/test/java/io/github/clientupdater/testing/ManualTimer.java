package io.github.clientupdater.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A timer whose time passes when the test says so, and whose tasks run on the thread that says it. Thread-safe. */
public final class ManualTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private final List<Task<?>> tasks = new ArrayList<>(); // Guarded by this, as the rest.
    private Instant now;
    private boolean shutdown;

    /** Begins at {@code now}. */
    public ManualTimer(Instant now) {
        this.now = now;
    }

    /** Begins in 2026. */
    public ManualTimer() {
        this(Instant.parse("2026-11-28T12:00:00Z"));
    }

    /** Returns a clock that shows this timer's time. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    /** Returns the time. */
    public synchronized Instant now() {
        return now;
    }

    /** Returns how long the waiting tasks still have to wait, shortest first. */
    public synchronized List<Duration> delays() {
        return tasks.stream()
                .filter(task -> !task.isDone())
                .map(task -> Duration.between(now, task.due))
                .sorted()
                .toList();
    }

    /** Lets time pass, and runs what falls due on the way, in order. */
    public void advance(Duration time) {
        Instant end = now().plus(time);
        for (Optional<Task<?>> next = next(end); next.isPresent(); next = next(end))
            next.get().run();
        synchronized (this) {
            now = end;
        }
    }

    /** Runs what is due now. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** Lets time pass up to the next task and runs it; returns whether there was one. */
    public boolean runNext() {
        List<Duration> waiting = delays();
        if (waiting.isEmpty()) return false;
        Duration first = waiting.get(0);
        Optional<Task<?>> next = next(now().plus(first.isNegative() ? Duration.ZERO : first));
        next.ifPresent(FutureTask::run);
        return next.isPresent();
    }

    private synchronized Optional<Task<?>> next(Instant end) {
        tasks.removeIf(FutureTask::isDone);
        Optional<Task<?>> next =
                tasks.stream().filter(task -> !task.due.isAfter(end)).min(Comparator.comparing(task -> task.due));
        next.ifPresent(task -> {
            tasks.remove(task);
            if (task.due.isAfter(now)) now = task.due;
        });
        return next;
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(new Task<>(
                () -> {
                    command.run();
                    return true;
                },
                due(delay, unit)));
    }

    @Override
    public synchronized <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(new Task<>(callable, due(delay, unit)));
    }

    private Instant due(long delay, TimeUnit unit) {
        return now.plusNanos(unit.toNanos(delay));
    }

    private <V> ScheduledFuture<V> add(Task<V> task) {
        if (shutdown) throw new RejectedExecutionException("shut down");
        tasks.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing here repeats by itself");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing here repeats by itself");
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void shutdown() {
        shutdown = true;
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        shutdown = true;
        List<Runnable> left = List.copyOf(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shutdown && tasks.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final Instant due;

        Task(Callable<V> callable, Instant due) {
            super(callable);
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now(), due));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
