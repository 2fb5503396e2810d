package io.github.clientupdater.server.fleet;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.outbox.ServerOutbox;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server the statuses of a session, in order, and later where it is away. */
final class FleetReporter implements UpdateReporter {
    private static final Logger LOG = LoggerFactory.getLogger(FleetReporter.class);
    private static final int MOST = 200; // About fifteen updates.

    private final Endpoint endpoint;
    private final SessionStatus statuses = new SessionStatus();
    private final ServerOutbox outbox;

    FleetReporter(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.outbox = new ServerOutbox(
                "fleet", endpoint.base(), MOST, this::deliver, endpoint.http().background());
    }

    @Override
    public void report(Status status) throws UpdateException {
        Optional<String> session = status.release().reference();
        if (session.isEmpty()) return; // The server does not want to hear of it.
        for (StatusDto told : statuses.of(session.get(), status))
            outbox.below(status.host().workDir()).add(told.toJson());
    }

    @Override
    public void flush(HostApplication host, Duration limit) {
        outbox.below(host.workDir()).flush(limit);
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
