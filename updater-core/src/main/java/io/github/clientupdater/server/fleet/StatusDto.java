package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.release.Version;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One status of a session as it travels.
 *
 * @param sessionId whose
 * @param status its name
 * @param details what some names have beside it
 */
record StatusDto(String sessionId, String status, Map<String, Object> details) {
    static StatusDto downloading(String sessionId, int percent) {
        return new StatusDto(sessionId, "DOWNLOADING", Map.of("downloadPercent", percent));
    }

    static StatusDto downloaded(String sessionId) {
        return new StatusDto(sessionId, "DOWNLOADED", Map.of());
    }

    static StatusDto installing(String sessionId) {
        return new StatusDto(sessionId, "INSTALLING", Map.of());
    }

    /** In whole seconds, begun ones included: 0 is what the document's own client says where nobody knows. */
    static StatusDto completed(String sessionId, Version from, Optional<Duration> duration) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("fromVersion", from.toString());
        details.put("duration", duration.map(StatusDto::seconds).orElse(0L));
        return new StatusDto(sessionId, "COMPLETED", details);
    }

    private static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }

    static StatusDto failed(String sessionId, String message) {
        return new StatusDto(sessionId, "FAILED", Map.of("errorMessage", message));
    }

    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sessionId", sessionId);
        json.put("status", status);
        json.putAll(details);
        return Json.write(json);
    }
}
