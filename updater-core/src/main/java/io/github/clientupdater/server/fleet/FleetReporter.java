package io.github.clientupdater.server.fleet;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.outbox.Outbox;
import io.github.clientupdater.internal.outbox.OutboxDirectory;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server the statuses of a session, in order, and later where it is away. */
final class FleetReporter implements UpdateReporter {
    private static final Logger LOG = LoggerFactory.getLogger(FleetReporter.class);
    private static final int MOST = 200; // About fifteen updates.

    private final Endpoint endpoint;
    private final SessionStatus statuses = new SessionStatus(System.getProperty("user.home", ""));
    private final Map<Path, Outbox> outboxes = new ConcurrentHashMap<>();

    FleetReporter(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void report(Status status) throws UpdateException {
        Optional<String> session = status.release().reference();
        if (session.isEmpty()) return; // The server does not want to hear of it.
        for (StatusDto told : statuses.of(session.get(), status))
            outbox(status.host()).add(told.toJson());
    }

    @Override
    public void flush(HostApplication host, Duration limit) {
        outbox(host).flush(limit);
    }

    private Outbox outbox(HostApplication host) {
        return outboxes.computeIfAbsent(
                directory(host.workDir()),
                path -> new Outbox(
                        new OutboxDirectory(path, MOST),
                        this::deliver,
                        endpoint.http().background()));
    }

    /** Sessions mean something to one server only: after a move of the address the old one's are not told to the new. */
    private Path directory(Path workDir) {
        String server = Sha256.nameOf(endpoint.base().toString()).substring(0, 16);
        return workDir.resolve("outbox").resolve("fleet-" + server);
    }

    private void deliver(String message) throws UpdateException {
        Api api = endpoint.api();
        try (HttpReply reply = api.send("POST", endpoint.status(), Map.of(), Api.json(message), new Cancellation())) {
            if (reply.status() >= 200 && reply.status() < 300) return;
            if (!Api.isFinal(reply)) throw Http.refusal(reply, HttpPurpose.CHECK);
            LOG.warn("{} does not take a status (HTTP {}); it is given up", endpoint.display(), reply.status());
        }
    }
}
