package io.github.clientupdater.testing.faults;

import java.util.Optional;

/**
 * What a client asked.
 *
 * @param number counts all requests of the server, from 1
 * @param target as it was written: a path with a query, or a whole address where we are the proxy
 */
record Request(long number, String method, String target, Headers headers) {
    /** Returns the target without origin and query. */
    String path() {
        int origin = target.indexOf("://");
        int start = origin < 0 ? 0 : Math.max(target.indexOf('/', origin + 3), 0);
        int query = target.indexOf('?', start);
        return query < 0 ? target.substring(start) : target.substring(start, query);
    }

    Optional<String> header(String name) {
        return headers.first(name);
    }

    Request without(String header) {
        return new Request(number, method, target, headers.without(header));
    }

    Request with(String header, String value) {
        return new Request(number, method, target, headers.with(header, value));
    }
}
