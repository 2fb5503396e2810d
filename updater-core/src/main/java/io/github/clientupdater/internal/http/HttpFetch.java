package io.github.clientupdater.internal.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One GET.
 *
 * @param uri the address
 * @param headers sent to the address's own origin only; they may hold secrets
 * @param conditions headers of ours without secrets, sent to whoever a redirect names too
 * @param purpose how failures are named
 * @param deadline how long everything may take, body included; zero for no limit but the stall limit
 */
public record HttpFetch(
        URI uri, Map<String, String> headers, Map<String, String> conditions, HttpPurpose purpose, Duration deadline) {
    /** Copies the headers. */
    public HttpFetch {
        headers = Map.copyOf(headers);
        conditions = Map.copyOf(conditions);
    }

    /** Asks for the whole, without conditions. */
    public HttpFetch(URI uri, Map<String, String> headers, HttpPurpose purpose, Duration deadline) {
        this(uri, headers, Map.of(), purpose, deadline);
    }

    @Override
    public String toString() {
        return "GET " + Addresses.display(uri);
    }
}
