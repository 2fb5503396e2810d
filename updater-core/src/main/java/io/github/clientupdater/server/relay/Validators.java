package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.http.HttpReply;
import java.util.Map;

/**
 * By what a server knows whether a file is still the same (RFC 9110, section 8.8); each may be empty.
 *
 * @param etag as it was sent: some servers forget the quotation marks
 * @param lastModified as it was sent
 */
record Validators(String etag, String lastModified) {
    private static final int LONGEST = 512;

    static Validators of(HttpReply reply) {
        return new Validators(header(reply, "ETag"), header(reply, "Last-Modified"));
    }

    private static String header(HttpReply reply, String name) {
        return reply.header(name)
                .map(String::strip)
                .filter(value -> value.length() <= LONGEST)
                .orElse("");
    }

    /** Returns those of a 304: what it does not say again holds on. */
    Validators or(Validators before) {
        return new Validators(
                etag.isEmpty() ? before.etag : etag, lastModified.isEmpty() ? before.lastModified : lastModified);
    }

    /** A date has whole seconds: where there is anything better, only that is asked by. */
    Map<String, String> conditions() {
        if (!etag.isEmpty()) return Map.of("If-None-Match", etag);
        return lastModified.isEmpty() ? Map.of() : Map.of("If-Modified-Since", lastModified);
    }
}
