package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the server is, and how it is asked.
 *
 * @param base what comes before {@code /api/v1/updates}
 * @param live what comes before {@code /socket.io/}
 * @param tokens for the server's own origin only, and for that of {@code live}
 * @param http asks
 * @param deadline how long each request may take in all
 */
record Endpoint(URI base, URI live, Tokens tokens, Http http, Duration deadline) {
    /** Returns what sends one request, and that once more after a 401. */
    Api api() {
        return new Api(base, tokens.forOneRequest(), http, deadline);
    }

    URI registration() {
        return updates("register-device", Map.of());
    }

    URI check(Map<String, String> query) {
        return updates("check", query);
    }

    URI status() {
        return updates("status", Map.of());
    }

    /** The server's Socket.IO 4, by WebSocket alone (Engine.IO protocol 4). */
    URI socket(Map<String, String> query) {
        return new Api(live, tokens.forOneRequest(), http, deadline).uri(List.of("socket.io", ""), query);
    }

    private URI updates(String last, Map<String, String> query) {
        return api().uri(List.of("api", "v1", "updates", last), query);
    }

    /** Returns the address as it may be printed. */
    String display() {
        return Addresses.display(base);
    }
}
