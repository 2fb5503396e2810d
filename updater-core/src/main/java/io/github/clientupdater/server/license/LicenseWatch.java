package io.github.clientupdater.server.license;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.task.Cancellation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Validates a licence from time to time, and warns before it ends. Thread-safe. */
public final class LicenseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LicenseWatch.class);
    private static final List<Duration> WARNINGS = List.of(Duration.ofDays(30), Duration.ofDays(7), Duration.ofDays(1));

    private final LicenseServer server;
    private final StateStore store;
    private final ScheduledExecutorService executor;
    private final Duration interval;
    private final Listener listener;
    private final Clock clock;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable Duration warned; // The last threshold that was told; on the executor's threads only.
    private @Nullable Instant warnedOf;
    private @Nullable Future<?> planned; // Guarded by this, as the next.
    private boolean closed;

    private LicenseWatch(
            LicenseServer server,
            StateStore store,
            ScheduledExecutorService executor,
            Duration interval,
            Listener listener,
            Clock clock) {
        this.server = server;
        this.store = store;
        this.executor = executor;
        this.interval = interval;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Begins, with a first validation at once.
     *
     * @param host whose licence it is; its updater's state remembers it
     * @param executor the caller's; validations block one of its threads, and it is not shut down here
     * @param interval from the end of one validation to the next
     * @param listener hears of each, on the executor's threads, one call at a time
     */
    public static LicenseWatch start(
            LicenseServer server,
            HostApplication host,
            ScheduledExecutorService executor,
            Duration interval,
            Listener listener) {
        StateStore store = StateStore.inDirectory(host.workDir().resolve("state"));
        return start(server, store, executor, interval, listener, Clock.systemUTC());
    }

    static LicenseWatch start(
            LicenseServer server,
            StateStore store,
            ScheduledExecutorService executor,
            Duration interval,
            Listener listener,
            Clock clock) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("interval < 1 s: " + interval);
        }
        LicenseWatch watch = new LicenseWatch(server, store, executor, interval, listener, clock);
        watch.plan(Duration.ZERO);
        return watch;
    }

    private synchronized void plan(Duration wait) {
        if (closed) return;
        try {
            planned = executor.schedule(this::validate, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the executor was shut down: no more validations");
        }
    }

    private void validate() {
        try {
            LicenseStatus status = server.validate(store, clock.instant(), cancellation);
            listener.validated(status);
            if (status instanceof LicenseStatus.Valid valid) warn(valid.license());
            if (status instanceof LicenseStatus.Offline offline) warn(offline.license());
        } catch (CancellationException e) {
            LOG.debug("cancelled");
        } catch (RuntimeException e) {
            LOG.warn("the licence's listener failed", e);
        } finally {
            plan(interval);
        }
    }

    /** Each threshold once for each end: a renewed licence begins anew. */
    private void warn(License license) {
        Optional<Duration> left = license.timeLeft(clock.instant());
        Instant end = license.expiresAt().orElse(null);
        if (left.isEmpty() || end == null) return;
        if (!end.equals(warnedOf)) warned = null;
        warnedOf = end;
        Optional<Duration> reached = WARNINGS.stream()
                .filter(threshold -> left.get().compareTo(threshold) <= 0)
                .min(Comparator.naturalOrder());
        if (reached.isEmpty() || reached.get().equals(warned)) return;
        warned = reached.get();
        listener.expiring(license, left.get());
    }

    /** Ends it and cancels a validation that is under way. Returns at once. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (planned != null) planned.cancel(false);
        }
        cancellation.cancel();
    }

    /** Hears of a licence. */
    public interface Listener {
        /** The licence was validated, with this result. */
        void validated(LicenseStatus status);

        /**
         * The licence ends soon: told once at each of 30 days, 7 days and one day before, and after each start.
         *
         * @param left how long it is still good
         */
        default void expiring(License license, Duration left) {}
    }
}
