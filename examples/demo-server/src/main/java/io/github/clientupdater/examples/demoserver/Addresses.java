package io.github.clientupdater.examples.demoserver;

import io.javalin.http.Context;
import java.net.URI;

/**
 * Where the server listens.
 *
 * @param http the base of all HTTP endpoints and of the relay's WebSocket, without a slash at its end
 * @param socketIo the Socket.IO server of the fleet protocol, without a slash at its end
 */
public record Addresses(URI http, URI socketIo) {
    /** The address by which the client reached this server. */
    static String here(Context request) {
        return request.scheme() + "://" + request.host();
    }
}
