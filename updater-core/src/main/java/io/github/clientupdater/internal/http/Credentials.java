package io.github.clientupdater.internal.http;

import io.github.clientupdater.task.UpdateException;
import java.util.Map;

/** What a server wants to see before it answers. */
@FunctionalInterface
public interface Credentials {
    /**
     * Returns the headers to send to the server's origin, and to no other. Asked before each request.
     *
     * @throws UpdateException if there are none to be had now
     */
    Map<String, String> headers() throws UpdateException;

    /**
     * Hears that the server answered 401 to these headers.
     *
     * @return whether it is worth asking once more, with what {@link #headers()} returns then
     */
    default boolean refused() {
        return false;
    }
}
