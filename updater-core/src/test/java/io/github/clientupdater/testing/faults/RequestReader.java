package io.github.clientupdater.testing.faults;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads requests off one connection (RFC 9112, sections 3 and 5). */
final class RequestReader {
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_FIELDS = 1000;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** Returns the next request, or nothing if the client has hung up. */
    Optional<Head> next() throws IOException {
        String line = line();
        if (line.isEmpty()) return Optional.empty();
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) throw new IOException("not a request: " + line);
        Head head = new Head(parts[0], parts[1], parts[2], headers());
        skipBody(head);
        return Optional.of(head);
    }

    private Headers headers() throws IOException {
        Headers headers = Headers.NONE;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || headers.fields().size() == MAX_FIELDS) throw new IOException("bad header: " + line);
            headers = headers.plus(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Unread bytes would make the system answer a close with RST, and a FIN was promised. */
    private void skipBody(Head head) throws IOException {
        in.skipNBytes(Long.parseLong(head.headers.first("Content-Length").orElse("0")));
    }

    /** Returns the next line without its end; an empty one also where the stream ends. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && line.isEmpty()) return "";
            if (next < 0 || line.length() == MAX_LINE) throw new EOFException("request cut off or too long");
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** A request before it has a number. */
    record Head(String method, String target, String version, Headers headers) {
        boolean keepsAlive() {
            return version.equals("HTTP/1.1")
                    && headers.first("Connection")
                            .filter("close"::equalsIgnoreCase)
                            .isEmpty();
        }
    }
}
