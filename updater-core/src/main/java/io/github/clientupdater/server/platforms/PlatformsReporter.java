package io.github.clientupdater.server.platforms;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.outbox.ServerOutbox;
import io.github.clientupdater.internal.wire.FailureText;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server how each update ended: completed, failed or cancelled. */
final class PlatformsReporter implements UpdateReporter {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformsReporter.class);
    private static final int MOST = 100;

    private final Endpoint endpoint;
    private final ServerOutbox outbox;

    PlatformsReporter(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.outbox = new ServerOutbox(
                "platforms",
                endpoint.api().base(),
                MOST,
                this::deliver,
                endpoint.api().http().background());
    }

    @Override
    public void report(Status status) throws UpdateException {
        Optional<Map<String, Object>> ending = ending(status);
        if (ending.isPresent()) outbox.below(status.host().workDir()).add(Json.write(ending.get()));
    }

    /** What a person declined was not installed, and did not fail either. */
    private static Optional<Map<String, Object>> ending(Status status) {
        return switch (status.stage()) {
            case INSTALLED -> Optional.of(completed(status));
            case FAILED ->
                status.failure()
                        .filter(failure -> failure.code() != Code.REBOOT_REQUIRED) // It is not over yet.
                        .map(failure -> failed(status, failure));
            case CANCELLED -> Optional.of(message(status, "cancelled"));
            case DOWNLOADING, VERIFIED, STAGED, INSTALLING, DECLINED -> Optional.empty();
        };
    }

    private static Map<String, Object> completed(Status status) {
        Map<String, Object> message = message(status, "completed");
        status.duration().ifPresent(time -> message.put("install_time_seconds", seconds(time)));
        return message;
    }

    /** Begun seconds count. */
    private static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static Map<String, Object> failed(Status status, UpdateException failure) {
        Map<String, Object> message = message(status, "failed");
        message.put("error_message", FailureText.of(failure));
        return message;
    }

    private static Map<String, Object> message(Status status, String word) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("current_version", status.from().toString());
        message.put("target_version", status.release().version().toString());
        message.put("platform", PlatformNames.of(status.host().platform()));
        message.put("status", word);
        return message;
    }

    @Override
    public void flush(HostApplication host, Duration limit) {
        outbox.below(host.workDir()).flush(limit);
    }

    private void deliver(String message) throws UpdateException {
        Api api = endpoint.api();
        try (HttpReply reply =
                api.send("POST", endpoint.updates("status"), Map.of(), Api.json(message), new Cancellation())) {
            if (reply.status() >= 200 && reply.status() < 300) return;
            if (!Api.isFinal(reply)) throw Http.refusal(reply, HttpPurpose.CHECK);
            LOG.warn("the server does not take a status (HTTP {}); it is given up", reply.status());
        }
    }
}
