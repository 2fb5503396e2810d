package io.github.clientupdater.server.relay;

import io.github.clientupdater.server.relay.RelayNews.Listener;
import io.github.clientupdater.server.relay.RelayNews.Notification;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides when one folder is brought in step. One sync at a time; a hint that comes meanwhile leads to another. */
final class FolderWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    /** Time for the connection, so that there is one sync at the start and not two. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private final FolderSync folder;
    private final ScheduledExecutorService timer;
    private final Consumer<Consumer<Listener>> teller;
    private final Pace pace;
    private final Cancellation cancellation = new Cancellation();

    // Guarded by this, as all below.
    private Hints hints = Hints.none();
    private Optional<ScheduledFuture<?>> planned = Optional.empty();
    private boolean running;
    private boolean hinted;
    private boolean synced;
    private int failures;

    FolderWatch(FolderSync folder, ScheduledExecutorService timer, Consumer<Consumer<Listener>> teller, Pace pace) {
        this.folder = folder;
        this.timer = timer;
        this.teller = teller;
        this.pace = pace;
    }

    String company() {
        return folder.company();
    }

    void begin() {
        plan(FIRST);
    }

    /** There may be something new. */
    synchronized void hint() {
        hinted = true;
        plan(pace.debounce());
    }

    /** There may be something new, and maybe it says in which file. */
    synchronized void hint(Notification news) {
        hints = hints.and(news);
        hint();
    }

    /** The server has no WebSocket just now; but files, perhaps. */
    synchronized void hintUnlessSynced() {
        if (!synced) hint();
    }

    void close() {
        cancellation.cancel();
        synchronized (this) {
            planned.ifPresent(plan -> plan.cancel(false));
        }
    }

    /** Plans a sync, unless there is one before that. */
    private synchronized void plan(Duration wait) {
        if (running || cancellation.isCancelled()) return; // It plans the next one at its end.
        boolean soon = planned.filter(plan -> plan.getDelay(TimeUnit.MILLISECONDS) <= wait.toMillis())
                .isPresent();
        if (soon) return;
        planned.ifPresent(plan -> plan.cancel(false));
        try {
            planned = Optional.of(timer.schedule(this::run, wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            LOG.debug("the timer was shut down: {} is not watched any more", folder);
        }
    }

    private void run() {
        Hints now;
        synchronized (this) {
            if (running || cancellation.isCancelled()) return;
            running = true;
            planned = Optional.empty();
            hinted = false;
            now = hints;
            hints = Hints.none();
        }
        Duration wait = pace.interval();
        try {
            wait = sync(now);
        } finally {
            ended(wait);
        }
    }

    private synchronized void ended(Duration wait) {
        running = false;
        synced = true;
        plan(hinted ? pace.debounce() : wait);
    }

    /** Returns how long to wait for the next one. */
    private Duration sync(Hints now) {
        try {
            FolderSync.Result result = folder.sync(now, cancellation);
            teller.accept(to -> to.synced(result));
            return waitAfter(result, now);
        } catch (CancellationException e) {
            return pace.interval(); // Closed; or interrupted, and then the timer ends.
        } catch (UpdateException e) {
            return failed(e, now);
        } catch (RuntimeException e) {
            return failed(new UpdateException(Code.UNEXPECTED, "unexpected: " + e, e), now);
        }
    }

    private Duration failed(UpdateException failure, Hints now) {
        teller.accept(to -> to.failed(company(), failure));
        return waitAfter(Optional.of(failure), now);
    }

    private Duration waitAfter(FolderSync.Result result, Hints now) {
        Optional<UpdateException> worthIt = result.failures().stream()
                .map(FolderSync.Failure::cause)
                .filter(FolderWatch::isWorthRetrying)
                .findFirst();
        if (worthIt.isPresent()) return waitAfter(worthIt, now);
        synchronized (this) {
            failures = 0;
        }
        boolean again = !result.withheld().isEmpty();
        return again ? shorter(pace.interval(), folder.emptyListPatience().plusSeconds(1)) : pace.interval();
    }

    private synchronized Duration waitAfter(Optional<UpdateException> failure, Hints now) {
        hints = now.and(hints);
        if (failure.filter(FolderWatch::isWorthRetrying).isEmpty()) return pace.interval();
        Duration wait = backOff(failures++);
        Duration asked = failure.flatMap(UpdateException::retryAfter).orElse(Duration.ZERO);
        return asked.compareTo(wait) > 0 ? shorter(asked, LONGEST_ASKED) : shorter(wait, pace.interval());
    }

    /** What does not fit the list may be another one since the list was made. */
    private static boolean isWorthRetrying(UpdateException failure) {
        return failure.code().isRetryable() || failure.code() == Code.DIGEST_MISMATCH;
    }

    /** By chance between the half and the whole, so that a thousand clients do not come back at once. */
    private static Duration backOff(int failures) {
        long whole = Math.min(FIRST_WAIT.toMillis() << Math.min(failures, 10), LONGEST_WAIT.toMillis());
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }

    /**
     * How often.
     *
     * @param debounce how long hints are collected
     * @param interval how long without one
     */
    record Pace(Duration debounce, Duration interval) {}
}
