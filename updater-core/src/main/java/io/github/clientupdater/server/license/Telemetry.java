package io.github.clientupdater.server.license;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.outbox.ServerOutbox;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server from time to time how the node is. Nothing is told unless an application starts this. While the
 * server is away, the last 300 reports (a day of them, at the usual interval) wait on the disk and are told afterwards,
 * in order. Thread-safe.
 */
public final class Telemetry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
    private static final int MOST = 300;
    private static final double JITTER = 0.1;

    private final LicenseServer server;
    private final HostApplication host;
    private final ScheduledExecutorService executor;
    private final Duration interval;
    private final Supplier<NodeMetrics> metrics;
    private final ServerOutbox outbox;
    private @Nullable Future<?> planned; // Guarded by this, as the next.
    private boolean closed;

    private Telemetry(
            LicenseServer server,
            HostApplication host,
            ScheduledExecutorService executor,
            Duration interval,
            Supplier<NodeMetrics> metrics) {
        this.server = server;
        this.host = host;
        this.executor = executor;
        this.interval = interval;
        this.metrics = metrics;
        Api api = server.endpoint().api();
        this.outbox = new ServerOutbox(
                "telemetry", api.base(), MOST, this::deliver, api.http().background());
    }

    /**
     * Begins, with a first report at once.
     *
     * @param host the node; its version is told, and its work directory holds what waits
     * @param executor the caller's; runs {@code metrics}, and is not shut down here
     * @param interval between two reports, a tenth more by chance; servers like 5 to 10 minutes
     * @param metrics asked for each report; what it throws costs that report only
     * @throws IllegalArgumentException if the interval is shorter than a second
     */
    public static Telemetry start(
            LicenseServer server,
            HostApplication host,
            ScheduledExecutorService executor,
            Duration interval,
            Supplier<NodeMetrics> metrics) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("interval < 1 s: " + interval);
        }
        Telemetry telemetry = new Telemetry(server, host, executor, interval, metrics);
        telemetry.plan(Duration.ZERO);
        return telemetry;
    }

    private synchronized void plan(Duration wait) {
        if (closed) return;
        try {
            planned = executor.schedule(this::report, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the executor was shut down: no more telemetry");
        }
    }

    private void report() {
        try {
            Optional<License> license = server.known(host);
            if (license.isPresent()) {
                outbox.below(host.workDir()).add(message(license.get().tenantId(), metrics.get()));
            } else {
                LOG.debug("no licence was validated yet: nothing is told");
            }
        } catch (UpdateException | RuntimeException e) {
            LOG.warn("no telemetry this time: {}", e.getMessage());
        } finally {
            plan(interval.plusMillis((long)
                    (interval.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble())));
        }
    }

    private String message(String tenantId, NodeMetrics now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tenantId", tenantId);
        json.put("uptime", now.uptime().toSeconds());
        json.put("activeUsers", now.activeUsers());
        json.put("exercisesCompletedToday", now.exercisesCompletedToday());
        now.aiLatencyMillis().ifPresent(latency -> json.put("aiLatency", latency));
        json.put("version", host.version().toString());
        if (!now.additionalData().isEmpty()) json.put("additionalData", now.additionalData());
        return Json.write(json);
    }

    private void deliver(String message) throws UpdateException {
        Endpoint endpoint = server.endpoint();
        try (HttpReply reply =
                endpoint.api().send("POST", endpoint.telemetry(), Map.of(), Api.json(message), new Cancellation())) {
            if (reply.status() >= 200 && reply.status() < 300) return;
            if (!Api.isFinal(reply)) throw Http.refusal(reply, HttpPurpose.CHECK);
            LOG.warn("the server does not take a report (HTTP {}); it is given up", reply.status());
        }
    }

    /** Ends it; what waits is told after the next start. Returns at once. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (planned != null) planned.cancel(false);
        }
    }
}
