package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What clients sent, one JSON object a line in {@code requests.jsonl}, written before the request is answered.
 *
 * <p>Tokens and keys stand in it in clear: this server is for demos and tests, and what they look at are the
 * credentials. Never give it real ones.
 */
final class RequestLog {
    static final String FILE = "requests.jsonl";
    private static final int BODY_BOUND = 64 * 1024;

    private final Folder folder;

    RequestLog(Folder folder) {
        this.folder = folder;
    }

    void request(Context request) {
        ObjectNode line = line(request.method().name(), request.path(), request.queryString(), request.headerMap());
        boolean form = request.isMultipartFormData();
        try {
            if (form) parts(request, line.putArray("parts"));
            else line.put("body", bounded(request.bodyAsBytes()));
        } catch (RuntimeException unreadable) {
            line.put("unreadable", String.valueOf(unreadable.getMessage()));
            if (form) throw new Refusal(400, "Malformed form");
            throw unreadable;
        } finally {
            folder.append(FILE, line);
        }
    }

    /** A WebSocket that opened, or a connection or event of Socket.IO. */
    void event(String method, String path, @Nullable String query, Map<String, String> headers, String body) {
        folder.append(FILE, line(method, path, query, headers).put("body", body));
    }

    private static ObjectNode line(String method, String path, @Nullable String query, Map<String, String> headers) {
        ObjectNode line = Folder.JSON.createObjectNode();
        line.put("time", Instant.now().toString()).put("method", method).put("path", path);
        line.put("query", query == null ? "" : query);
        line.set("headers", Folder.JSON.valueToTree(headers));
        return line;
    }

    /** The fields of a form, and of its files what they are called and how long they are. */
    private static void parts(Context request, ArrayNode parts) {
        request.formParamMap().forEach((name, values) -> {
            for (String value : values) parts.addObject().put("name", name).put("value", value);
        });
        request.uploadedFileMap().forEach((name, files) -> {
            for (UploadedFile file : files) {
                ObjectNode part = parts.addObject().put("name", name).put("filename", file.filename());
                part.put("contentType", file.contentType()).put("size", file.size());
            }
        });
    }

    private static String bounded(byte[] body) {
        return new String(body, 0, Math.min(body.length, BODY_BOUND), StandardCharsets.UTF_8);
    }
}
