package io.github.clientupdater.source;

import java.net.URI;
import java.util.Map;

/**
 * An address and the headers to send to its origin, and to no other. Headers and query may hold
 * secrets and are never printed.
 *
 * @param uri where the file lies
 * @param headers by name
 */
public record DownloadLocation(URI uri, Map<String, String> headers) {
    /** Copies the headers. */
    public DownloadLocation {
        headers = Map.copyOf(headers);
    }

    /** Returns a location that needs no headers. */
    public static DownloadLocation of(URI uri) {
        return new DownloadLocation(uri, Map.of());
    }

    @Override
    public String toString() {
        return "DownloadLocation[" + uri.getScheme() + "://" + uri.getHost() + "/…]";
    }
}
