package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.task.UpdateException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What comes and goes through the WebSocket: packets of Socket.IO (protocol revision 5, default namespace)
 * within packets of Engine.IO (protocol revision 4), as text. The first digit is Engine.IO's type; where
 * that is 4, "message", the second is Socket.IO's.
 */
enum Frame {
    /** The first one, with the times of the heartbeat. */
    OPEN,
    /** The transport is given up. */
    CLOSE,
    /** To be answered at once. */
    PING,
    /** The namespace was joined. */
    CONNECTED,
    /** The namespace cannot be joined. */
    REFUSED,
    /** The server has thrown this client out. */
    DISCONNECTED,
    /** Somebody wants this device to update now. */
    FORCE_UPDATE,
    /** Nothing of interest: other events, acknowledgements, what is binary. */
    OTHER;

    /** A server that wants an acknowledgement puts a number before the list. */
    private static final Pattern FORCED = Pattern.compile("42\\d{0,10}\\s*\\[\\s*\"force-update\"\\s*[,\\]]");

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Tells what {@code text} is. */
    static Frame of(String text) {
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '0' -> OPEN;
            case '1' -> CLOSE;
            case '2' -> PING;
            case '4' -> message(text);
            default -> OTHER;
        };
    }

    private static Frame message(String text) {
        boolean ofOtherNamespace = text.startsWith("/", 2);
        if (text.length() < 2 || ofOtherNamespace) return OTHER;
        return switch (text.charAt(1)) {
            case '0' -> CONNECTED;
            case '1' -> DISCONNECTED;
            case '2' -> FORCED.matcher(text).lookingAt() ? FORCE_UPDATE : OTHER;
            case '4' -> REFUSED;
            default -> OTHER;
        };
    }

    /**
     * Returns how long the server of the {@link #OPEN} packet {@code text} is silent at most while it lives.
     *
     * @throws UpdateException if it cannot be read
     */
    static Duration silence(String text) throws UpdateException {
        JsonObject open =
                Json.readObject(text.substring(1).getBytes(StandardCharsets.UTF_8), "the Engine.IO handshake");
        long millis = millis(open, "pingInterval") + millis(open, "pingTimeout");
        return Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
    }

    private static long millis(JsonObject open, String name) throws UpdateException {
        long millis = open.number(name);
        if (millis <= 0) throw open.malformed(name, "is not positive");
        return Math.min(millis, LONGEST.toMillis());
    }

    /** Joins the default namespace, and says who wants to. */
    static String connect(String token) {
        return "40" + Json.write(Map.of("token", token));
    }

    /** Joins without telling anything. */
    static String connect() {
        return "40";
    }

    /** Answers a ping with the same data. */
    static String pong(String ping) {
        return "3" + ping.substring(1);
    }

    /** Emits who this device is; nothing in {@code hardwareId} has to be quoted. */
    static String register(String hardwareId) {
        return "42[\"register-device\",\"" + hardwareId + "\"]";
    }
}
