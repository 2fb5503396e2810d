package io.github.clientupdater.testing.faults;

import java.time.Instant;
import java.util.Map;

/** Refusals and breakdowns (RFC 9110, section 15). */
public final class StatusFaults {
    private StatusFaults() {}

    /** Answers with a status and a short text: 500, 503, 403, 410 and the like. */
    public static Fault status(int status) {
        return status(status, Map.of());
    }

    /** Answers with a status, a short text and these headers. */
    public static Fault status(int status, Map<String, String> headers) {
        Map<String, String> copy = Map.copyOf(headers);
        return Fault.of("status " + status + (copy.isEmpty() ? "" : " " + copy), (request, resource, next) -> {
            Reply reply = Reply.page(status);
            return reply.withHeaders(reply.headers().with(copy));
        });
    }

    /** Answers with a status, usually 429 or 503, and asks to wait for so many seconds. */
    public static Fault retryAfter(int status, long seconds) {
        return retryAfter(status, Long.toString(seconds));
    }

    /** Answers with a status and asks to wait until a date. */
    public static Fault retryAfter(int status, Instant date) {
        return retryAfter(status, HttpDates.format(date));
    }

    /** Answers with a status and any text as Retry-After. */
    public static Fault retryAfter(int status, String value) {
        return status(status, Map.of("Retry-After", value));
    }

    /** Answers 407, as if we were a proxy that wants a password. */
    public static Fault proxyAuthentication() {
        return status(407, Map.of("Proxy-Authenticate", "Basic realm=\"faulty\""));
    }
}
