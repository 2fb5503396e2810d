package io.github.clientupdater.testing.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request and what became of it so far.
 *
 * @param number counts the requests to the server, from 1, as they arrive
 * @param connection counts the connections to the server, from 1: equal numbers, one connection
 * @param method such as {@code GET}
 * @param target what followed it: path and query
 * @param headers the request's, by name in any case
 * @param status what was answered; 0 while nothing was
 * @param offset where in the published file the answer's body begins; -1 if it is no part of the file
 * @param bodyBytes what was handed to the system for sending, without head and chunk framing. A client
 *     that reads to the end of the answer, or to the FIN of a connection that is dropped, gets as many
 * @param complete whether nothing of the answer, as it was intended, is left to send
 */
public record Exchange(
        long number,
        long connection,
        String method,
        String target,
        Map<String, List<String>> headers,
        int status,
        long offset,
        long bodyBytes,
        boolean complete) {

    /** Returns the request's first header of that name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    boolean sentFile() {
        return offset >= 0 && bodyBytes > 0;
    }
}
