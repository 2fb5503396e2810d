package io.github.clientupdater.server.license;

import io.github.clientupdater.internal.http.Api;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The addresses of one server.
 *
 * @param api asks; the server wants no credentials but the key in one query
 * @param retry how often
 */
record Endpoint(Api api, Retry retry) {
    /** A secret: never to be shown. */
    URI validation(String key) {
        return api.uri(List.of("api", "license", "validate"), Map.of("key", key));
    }

    URI check(String tenantId, String version) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("tenantId", tenantId);
        query.put("version", version);
        return api.uri(List.of("update", "check"), query);
    }

    URI download(String updateId) {
        return api.uri(List.of("update", "download", updateId), Map.of());
    }

    URI telemetry() {
        return api.uri(List.of("telemetry"), Map.of());
    }
}
