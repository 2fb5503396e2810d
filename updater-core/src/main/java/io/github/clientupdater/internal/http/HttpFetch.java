package io.github.clientupdater.internal.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param uri the address
 * @param method GET, POST or DELETE
 * @param headers sent to the address's own origin only; they may hold secrets
 * @param conditions headers of ours without secrets, sent to whoever a redirect names too
 * @param body what is sent along, or null; like the headers for the address's own origin only
 * @param purpose how failures are named
 * @param deadline how long everything may take, body included; zero for no limit but the stall limit
 */
public record HttpFetch(
        URI uri,
        String method,
        Map<String, String> headers,
        Map<String, String> conditions,
        @Nullable RequestBody body,
        HttpPurpose purpose,
        Duration deadline) {
    /** Copies the headers. */
    public HttpFetch {
        headers = Map.copyOf(headers);
        conditions = Map.copyOf(conditions);
    }

    /** Asks by GET. */
    public HttpFetch(
            URI uri,
            Map<String, String> headers,
            Map<String, String> conditions,
            HttpPurpose purpose,
            Duration deadline) {
        this(uri, "GET", headers, conditions, null, purpose, deadline);
    }

    /** Asks by GET for the whole, without conditions. */
    public HttpFetch(URI uri, Map<String, String> headers, HttpPurpose purpose, Duration deadline) {
        this(uri, headers, Map.of(), purpose, deadline);
    }

    boolean isGet() {
        return method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + Addresses.display(uri);
    }
}
