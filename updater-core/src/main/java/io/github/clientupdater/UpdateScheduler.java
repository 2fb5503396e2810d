package io.github.clientupdater;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Checks from time to time, and when the server hints that there is something new.
 *
 * <pre>{@code
 * ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
 * UpdateScheduler scheduler = UpdateScheduler.builder(updater, executor)
 *         .interval(Duration.ofHours(6))
 *         .pauseWhile(network::isMetered)
 *         .build();
 * scheduler.start();
 * }</pre>
 *
 * <p>When the last check was outlives the application: one that is started ten times a day does not check
 * ten times. A check that fails is repeated after one minute, two, four and so on, up to the interval. A
 * server that asks by {@code Retry-After} to be left alone is, for a day at most (or for the interval, if that is longer). One run is made at
 * a time, all of them on the caller's executor, which is never shut down here; the wall clock is looked at
 * every ten minutes, so that a computer that slept catches up, and a clock that was set back does no harm.
 *
 * <p>Thread-safe. {@link #close()} ends everything.
 */
public final class UpdateScheduler implements AutoCloseable {
    private final Rounds rounds;

    private UpdateScheduler(Rounds rounds) {
        this.rounds = rounds;
    }

    /**
     * Starts the configuration of a scheduler.
     *
     * @param executor runs checks and waits; one thread is enough, and an update may keep it busy for long
     */
    public static Builder builder(Updater updater, ScheduledExecutorService executor) {
        return new Builder(updater, executor);
    }

    /**
     * Begins. The second and later calls do nothing.
     *
     * @throws IllegalStateException if it was closed
     */
    public void start() {
        rounds.start();
    }

    /** Asks for a run as soon as possible, because a person wants it: pauses and waits do not count. */
    public void checkNow() {
        rounds.checkNow();
    }

    /** Ends it and cancels a run that is under way. Returns at once; may be called twice. */
    @Override
    public void close() {
        rounds.close();
    }

    /** What to do when it is time. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it, on a thread of the scheduler's executor. What it throws decides how soon the next try
         * follows; an unchecked exception counts as a failure.
         */
        void run(Updater updater, UpdateTrigger trigger, Cancellation cancellation) throws UpdateException;

        /** Returns the work of a whole {@link Updater#checkAndApply(UpdateTrigger, Cancellation)}. */
        static Work applying() {
            return (updater, trigger, cancellation) -> {
                UpdateOutcome outcome = updater.checkAndApply(trigger, cancellation);
                if (outcome instanceof UpdateOutcome.Failed failed) throw failed.cause();
            };
        }

        /** Returns the work of asking only; {@code heard} is told each answer. */
        static Work checking(Consumer<Decision> heard) {
            return (updater, trigger, cancellation) -> heard.accept(updater.check(trigger, cancellation));
        }
    }

    /** Collects the parts of an {@link UpdateScheduler}. */
    public static final class Builder {
        private final Updater updater;
        private final ScheduledExecutorService executor;
        private Duration interval = Duration.ofDays(1);
        private double jitter = 0.1;
        private Duration firstDelay = Duration.ZERO;
        private BooleanSupplier paused = () -> false;
        private Work work = Work.applying();

        private Builder(Updater updater, ScheduledExecutorService executor) {
            this.updater = Objects.requireNonNull(updater, "updater == null");
            this.executor = Objects.requireNonNull(executor, "executor == null");
        }

        /**
         * Sets the time from one check to the next; one day by default.
         *
         * @param interval at least one second; servers like an hour and more
         */
        public Builder interval(Duration interval) {
            if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("interval < 1 s: " + interval);
            }
            this.interval = interval;
            return this;
        }

        /**
         * Sets how much longer each wait may become by chance, so that not everybody asks at the same time;
         * 0.1, a tenth of it, by default.
         *
         * @param share from 0 to 1
         */
        public Builder jitter(double share) {
            if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException("jitter not from 0 to 1: " + share);
            this.jitter = share;
            return this;
        }

        /** Sets how long to wait before the very first check of this installation; nothing by default. */
        public Builder firstDelay(Duration delay) {
            if (delay.isNegative()) throw new IllegalArgumentException("delay < 0: " + delay);
            this.firstDelay = delay;
            return this;
        }

        /**
         * Sets when not to check, such as on a metered or missing connection; a turn that falls into a pause
         * is taken within a minute of its end. Asked on the executor's threads; what it throws means no.
         */
        public Builder pauseWhile(BooleanSupplier paused) {
            this.paused = Objects.requireNonNull(paused, "paused == null");
            return this;
        }

        /** Sets what to do when it is time; {@link Work#applying()} by default. */
        public Builder work(Work work) {
            this.work = Objects.requireNonNull(work, "work == null");
            return this;
        }

        /** Returns the scheduler, which has not begun yet. */
        public UpdateScheduler build() {
            Schedule schedule = new Schedule(interval, jitter, firstDelay);
            return new UpdateScheduler(new Rounds(updater, executor, schedule, paused, work));
        }
    }
}
