package io.github.clientupdater;

import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.source.ReleaseSignal;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of an {@link UpdateScheduler}: looks at the clock, runs what is due, and plans the next look. */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(10);
    private static final Duration PAUSED_SLEEP = Duration.ofMinutes(1);
    private static final Duration BETWEEN_HINTS = Duration.ofMinutes(1);
    private static final long HINT_SPREAD_MILLIS = 5_000; // A hint reaches everybody at the same time.

    private final Updater updater;
    private final ScheduledExecutorService executor;
    private final Schedule schedule;
    private final BooleanSupplier paused;
    private final UpdateScheduler.Work work;
    private final ScheduleMemory memory;
    private final Clock clock;
    private final Cancellation cancellation = new Cancellation();

    private @Nullable Future<?> planned; // Guarded by this, as all below.
    private ReleaseSignal.@Nullable Subscription subscription;
    private Instant since = Instant.EPOCH;
    private double chance = ThreadLocalRandom.current().nextDouble();
    private @Nullable Instant hintDue;
    private @Nullable Instant lastHintRun;
    private @Nullable Instant retryDue;
    private boolean wanted; // A person waits.
    private boolean running;
    private boolean started;
    private boolean closed;

    Rounds(
            Updater updater,
            ScheduledExecutorService executor,
            Schedule schedule,
            BooleanSupplier paused,
            UpdateScheduler.Work work) {
        this.updater = updater;
        this.executor = executor;
        this.schedule = schedule;
        this.paused = paused;
        this.work = work;
        this.memory = new ScheduleMemory(updater.settings().state());
        this.clock = updater.settings().clock();
    }

    void start() {
        synchronized (this) {
            if (closed) throw new IllegalStateException("the scheduler is closed");
            if (started) return;
            started = true;
            since = clock.instant();
        }
        plan();
        ReleaseSignal.Subscription listening = listen();
        synchronized (this) {
            if (!closed) {
                subscription = listening;
                return;
            }
        }
        listening.close();
    }

    private ReleaseSignal.Subscription listen() {
        Settings settings = updater.settings();
        return settings.server().signal().listen(settings.host(), executor, new ReleaseSignal.Listener() {
            @Override
            public void hinted() {
                Rounds.this.hinted();
            }

            @Override
            public void disconnected(UpdateException reason) {
                LOG.info("no live news for now: {}", reason.getMessage());
            }
        });
    }

    private void hinted() {
        synchronized (this) {
            if (hintDue != null) return; // One check answers all of them.
            Instant soon =
                    clock.instant().plusMillis(ThreadLocalRandom.current().nextLong(HINT_SPREAD_MILLIS));
            Instant earliest = lastHintRun == null ? soon : lastHintRun.plus(BETWEEN_HINTS);
            hintDue = soon.isBefore(earliest) ? earliest : soon;
        }
        plan();
    }

    void checkNow() {
        synchronized (this) {
            if (closed) return;
            wanted = true;
        }
        plan();
    }

    void close() {
        ReleaseSignal.Subscription listening;
        synchronized (this) {
            closed = true;
            listening = subscription;
            subscription = null;
            if (planned != null) planned.cancel(false);
        }
        cancellation.cancel();
        if (listening != null) listening.close();
    }

    /** Plans the next look at the clock, which is never far away: a computer that sleeps stops its timers. */
    private synchronized void plan() {
        if (closed || running || (!started && !wanted)) return;
        Duration wait = Duration.between(clock.instant(), nextDue());
        planLookIn(wait.compareTo(LONGEST_SLEEP) < 0 ? wait : LONGEST_SLEEP);
    }

    private synchronized void planLookIn(Duration wait) {
        if (closed) return;
        if (planned != null) planned.cancel(false);
        try {
            planned = executor.schedule(this::look, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the executor was shut down: no more checks");
        }
    }

    private synchronized Instant nextDue() {
        Instant now = clock.instant();
        if (wanted) return now;
        Schedule.Past past = past(now);
        Instant due = schedule.next(past, since.isAfter(now) ? now : since, chance);
        Instant hint = hintDue;
        Instant sooner = hint != null && hint.isBefore(due) ? hint : due;
        if (retryDue != null) sooner = retryDue;
        return past.notBefore().filter(sooner::isBefore).orElse(sooner);
    }

    /** What the clock contradicts is written down anew, else it would be contradicted again and again. */
    private Schedule.Past past(Instant now) {
        Schedule.Past known = memory.load();
        Schedule.Past believed = known.at(now, schedule);
        if (!believed.equals(known)) memory.save(believed);
        return believed;
    }

    private void look() {
        Optional<UpdateTrigger> due = takeTurn();
        if (due.isEmpty()) return;
        try {
            run(due.get());
        } finally {
            synchronized (this) {
                running = false;
            }
            plan();
        }
    }

    /** Returns why to run now; empty, and the next look planned, if not. */
    private Optional<UpdateTrigger> takeTurn() {
        boolean pause = isPaused();
        synchronized (this) {
            Instant now = clock.instant();
            if (closed || running) return Optional.empty();
            if (nextDue().isAfter(now)) {
                plan();
                return Optional.empty();
            }
            if (pause && !wanted) {
                planLookIn(PAUSED_SLEEP);
                return Optional.empty();
            }
            return Optional.of(begin(now));
        }
    }

    private synchronized UpdateTrigger begin(Instant now) {
        UpdateTrigger trigger =
                wanted ? UpdateTrigger.USER : isHintDue(now) ? UpdateTrigger.SIGNAL : UpdateTrigger.SCHEDULE;
        if (hintDue != null && isHintDue(now)) lastHintRun = now;
        wanted = false;
        hintDue = null; // Any check answers it.
        retryDue = null;
        running = true;
        chance = ThreadLocalRandom.current().nextDouble();
        return trigger;
    }

    private synchronized boolean isHintDue(Instant now) {
        return hintDue != null && !hintDue.isAfter(now);
    }

    private boolean isPaused() {
        try {
            return paused.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("whether to pause cannot be told; going on", e);
            return false;
        }
    }

    /** The check is counted before it is made: it may end this process. */
    private void run(UpdateTrigger trigger) {
        Schedule.Past before = memory.load();
        Instant now = clock.instant();
        memory.save(new Schedule.Past(Optional.of(now), before.failures(), Optional.empty()));
        try {
            work.run(updater, trigger, cancellation);
            memory.checked(now);
        } catch (CancellationException e) {
            LOG.debug("cancelled");
        } catch (UpdateException e) {
            failed(e, before, now);
        } catch (RuntimeException e) {
            LOG.warn("the scheduled work failed", e);
            failed(UpdateRun.unexpected(e), before, now);
        }
    }

    private void failed(UpdateException failure, Schedule.Past before, Instant now) {
        if (failure.code() == Code.BUSY) { // Somebody else checks.
            memory.save(before);
            synchronized (this) {
                retryDue = now.plus(schedule.afterBusy());
            }
            return;
        }
        LOG.info("the check failed, and will be repeated: {}", failure.getMessage());
        int failures = before.failures() + 1;
        Optional<Instant> notBefore =
                failure.retryAfter().map(wish -> clock.instant().plus(schedule.obeyed(wish)));
        memory.save(new Schedule.Past(Optional.of(now), failures, notBefore));
    }
}
