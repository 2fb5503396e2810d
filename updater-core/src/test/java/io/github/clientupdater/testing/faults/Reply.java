package io.github.clientupdater.testing.faults;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * What is sent for a request. The headers are sent as they are: they need not fit the body.
 *
 * @param preamble sent before the status line
 * @param statusLine without its line end
 * @param status as the status line should say
 * @param chunked whether the body is framed in chunks (RFC 9112, section 7.1)
 */
record Reply(
        String preamble,
        String statusLine,
        int status,
        Headers headers,
        Body body,
        boolean chunked,
        Delivery delivery) {

    static Reply of(int status, Body body) {
        Headers headers = Headers.NONE.with("Content-Length", Long.toString(body.length()));
        return new Reply("", statusLine(status), status, headers, body, false, Delivery.PROMPT);
    }

    /** Returns a page of our own that names the status, or nothing where none may be. */
    static Reply page(int status) {
        if (status == 204 || status == 304) return of(status, Body.NONE).without("Content-Length");
        return of(status, Body.page(Content.of("HTTP " + status + "\n"))).with("Content-Type", "text/plain");
    }

    /** Returns the answer to a range that is not there (RFC 9110, section 15.5.17). */
    static Reply unsatisfiable(long size) {
        return of(416, Body.NONE).with("Content-Range", "bytes */" + size);
    }

    private static String statusLine(int status) {
        return "HTTP/1.1 " + status + " Status " + status;
    }

    Reply with(String header, String value) {
        return withHeaders(headers.with(header, value));
    }

    Reply without(String header) {
        return withHeaders(headers.without(header));
    }

    Reply withHeaders(Headers other) {
        return new Reply(preamble, statusLine, status, other, body, chunked, delivery);
    }

    Reply withStatus(int other) {
        return new Reply(preamble, statusLine(other), other, headers, body, chunked, delivery);
    }

    Reply withStatusLine(String other) {
        return new Reply(preamble, other, status, headers, body, chunked, delivery);
    }

    Reply withPreamble(String other) {
        return new Reply(other, statusLine, status, headers, body, chunked, delivery);
    }

    /** Replaces the body and leaves the headers as they are. */
    Reply withBody(Body other) {
        return new Reply(preamble, statusLine, status, headers, other, chunked, delivery);
    }

    Reply inChunks() {
        Headers framed = headers.without("Content-Length").with("Transfer-Encoding", "chunked");
        return new Reply(preamble, statusLine, status, framed, body, true, delivery);
    }

    Reply delivered(UnaryOperator<Delivery> change) {
        return new Reply(preamble, statusLine, status, headers, body, chunked, change.apply(delivery));
    }

    byte[] head() {
        return (preamble + statusLine + "\r\n" + headers.lines() + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
