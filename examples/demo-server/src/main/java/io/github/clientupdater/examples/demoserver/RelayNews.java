package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The relay's WebSocket: {@code connection}, {@code file_uploaded}, {@code file_deleted}, {@code sync_completed}. */
final class RelayNews {
    // The document's timestamps name no zone; here they are UTC.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final RequestLog log;
    private final Faults faults;
    private final Map<String, WsContext> open = new ConcurrentHashMap<>();

    RelayNews(RequestLog log, Faults faults) {
        this.log = log;
        this.faults = faults;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    void serve(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onClose(closed -> open.remove(closed.sessionId()));
        socket.onError(failed -> open.remove(failed.sessionId()));
    }

    void tell(String type, Consumer<ObjectNode> details) {
        String message = message(type, details);
        open.values().forEach(listener -> listener.send(message));
    }

    int listeners() {
        return open.size();
    }

    void drop() {
        open.values().forEach(listener -> listener.closeSession(1012, "dropped"));
    }

    private void connected(WsConnectContext socket) {
        String path = "/api/files/ws";
        log.event("WEBSOCKET", path, socket.queryString(), socket.headerMap(), "");
        // Keeps the connection open beyond the server's idle time.
        socket.enableAutomaticPings(15, TimeUnit.SECONDS);
        open.put(socket.sessionId(), socket);
        socket.send(message("connection", greeting -> greeting.put("message", "Connexion établie")));
        if (faults.drops(path)) socket.closeSession(1012, "A fault from faults.json");
    }

    private static String message(String type, Consumer<ObjectNode> details) {
        ObjectNode message = Folder.JSON.createObjectNode().put("type", type);
        details.accept(message);
        return message.put("timestamp", time(Instant.now())).toString();
    }
}
