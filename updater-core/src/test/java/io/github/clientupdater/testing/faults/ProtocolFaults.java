package io.github.clientupdater.testing.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Answers that are no HTTP, too much of it, or something else than the file. */
public final class ProtocolFaults {
    private static final int KILOBYTE = 1024;

    private ProtocolFaults() {}

    /** Answers 200 with the page of a hotel's network, whatever was asked. */
    public static Fault captivePortal() {
        String page = "<!DOCTYPE html><html><head><title>Welcome</title></head>"
                + "<body><form action=\"/login\">Room number: <input name=room></form></body></html>";
        return Fault.of(
                "captive portal",
                (request, resource, next) ->
                        Reply.of(200, Body.page(Content.of(page))).with("Content-Type", "text/html"));
    }

    /** Compresses the body although nobody asked for that. It is held in memory. */
    public static Fault gzip() {
        return Fault.ofReply("gzip", reply -> compressed(reply, reply.body()));
    }

    /** Sends a body that unpacks to {@code size} equal bytes, a thousand times what travels. */
    public static Fault gzipBomb(long size) {
        return Fault.ofReply(
                "gzip bomb of " + size + " bytes",
                reply -> compressed(reply, Body.page(Content.of("")).ofLength(size)));
    }

    /** Adds about {@code bytes} bytes of headers, a kilobyte each. */
    public static Fault hugeHeaders(int bytes) {
        return Fault.ofReply(bytes + " bytes of headers", reply -> {
            Headers headers = reply.headers();
            for (int i = 0; i < bytes / KILOBYTE; i++) headers = headers.plus("X-" + i, "x".repeat(KILOBYTE));
            return reply.withHeaders(headers);
        });
    }

    /** Adds a header to an answer that is right otherwise. */
    public static Fault header(String name, String value) {
        return Fault.ofReply("header " + name + ": " + value, reply -> reply.with(name, value));
    }

    /** Sends {@code line} where the status line belongs. */
    public static Fault statusLine(String line) {
        return Fault.ofReply("status line " + line, reply -> reply.withStatusLine(line));
    }

    /** Sends {@code count} informational answers (103) before the real one. */
    public static Fault informational(int count) {
        String flood = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(count);
        return Fault.ofReply(count + " times 103", reply -> reply.withPreamble(flood));
    }

    private static Reply compressed(Reply reply, Body body) {
        Content packed = gzip(body);
        return reply.withBody(Body.page(packed))
                .with("Content-Encoding", "gzip")
                .with("Content-Length", Long.toString(packed.size()));
    }

    private static Content gzip(Body body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] piece = new byte[64 * KILOBYTE];
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (long done = 0; done < body.length(); done += piece.length) {
                int count = (int) Math.min(piece.length, body.length() - done);
                body.content().read(body.offset() + done, piece, count);
                gzip.write(piece, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory does not fail to be written.
        }
        return Content.of(packed.toByteArray());
    }
}
