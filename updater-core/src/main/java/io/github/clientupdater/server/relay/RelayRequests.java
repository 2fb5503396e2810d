package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the relay's document.
 *
 * @param api asks, below the server's address
 * @param transferDeadline how long one file may take
 */
record RelayRequests(Api api, Duration transferDeadline) {
    private static final int NOT_MODIFIED = 304;
    private static final int MAX_REPLY = 64 * 1024;
    /** Never from a cache on the way without its asking the server. */
    private static final Map<String, String> FRESH = Map.of("Cache-Control", "no-cache");

    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

    /** Returns the address of one of the endpoints. */
    URI uri(String... segments) {
        List<String> all = new ArrayList<>(List.of("api", "files"));
        all.addAll(List.of(segments));
        return api.uri(all, Map.of());
    }

    /** Asks for a document of the server's, {@code limit} bytes at most. */
    JsonObject read(URI uri, String listName, int limit, Cancellation cancellation) throws UpdateException {
        try (HttpReply reply = api.get(uri, FRESH, cancellation)) {
            return Json.readAny(reply.readAll(limit), listName, origin(reply));
        }
    }

    /** Tells the server to do something. What it says about that may be missing. */
    JsonObject tell(URI uri, Cancellation cancellation) throws UpdateException {
        try (HttpReply reply = Api.accepted(api.send("POST", uri, Map.of(), NOTHING, cancellation))) {
            return said(reply);
        }
    }

    /** Returns whether the server had what it was told to delete. */
    boolean delete(URI uri, Cancellation cancellation) throws UpdateException {
        try (HttpReply reply = api.send("DELETE", uri, Map.of(), null, cancellation)) {
            if (reply.status() == 404 || reply.status() == 410) return false;
            said(Api.accepted(reply));
            return true;
        }
    }

    /** Sends a file. */
    JsonObject upload(URI uri, RequestBody body, Cancellation cancellation) throws UpdateException {
        try (HttpReply reply = Api.accepted(transfer("POST", uri, Map.of(), body, HttpPurpose.CHECK, cancellation))) {
            return said(reply);
        }
    }

    /**
     * Asks for a file. The reply is a 200, or a 304 to the {@code conditions}; close it.
     *
     * @throws UpdateException with one of the {@code DOWNLOAD_} codes for everything else
     */
    HttpReply download(URI uri, Map<String, String> conditions, Cancellation cancellation) throws UpdateException {
        HttpReply reply = transfer("GET", uri, conditions, null, HttpPurpose.DOWNLOAD, cancellation);
        boolean unchanged = reply.status() == NOT_MODIFIED
                && !conditions.isEmpty()
                && Addresses.sameOrigin(reply.address(), uri); // Else nobody was asked that.
        if (unchanged || reply.status() == 200) return reply.requireIdentity();
        try (reply) {
            throw Http.refusal(reply, HttpPurpose.DOWNLOAD);
        }
    }

    private HttpReply transfer(
            String method,
            URI uri,
            Map<String, String> conditions,
            @Nullable RequestBody body,
            HttpPurpose purpose,
            Cancellation cancellation)
            throws UpdateException {
        HttpReply reply = api.http().send(fetch(method, uri, conditions, body, purpose), cancellation);
        if (reply.status() != 401 || !api.credentials().refused()) return reply;
        reply.close();
        return api.http().send(fetch(method, uri, conditions, body, purpose), cancellation);
    }

    private HttpFetch fetch(
            String method, URI uri, Map<String, String> conditions, @Nullable RequestBody body, HttpPurpose purpose)
            throws UpdateException {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Accept", "application/json, */*;q=0.5");
        all.putAll(FRESH);
        all.putAll(api.headersForFile(uri));
        all.putAll(conditions);
        return new HttpFetch(uri, method, all, Map.of(), body, purpose, transferDeadline);
    }

    /** Returns the request for the WebSocket; asked anew for each connection, as tokens expire. */
    HttpFetch news() throws UpdateException {
        URI uri = uri("ws");
        return new HttpFetch(uri, api.headersForFile(uri), HttpPurpose.CHECK, api.deadline());
    }

    /** A page of a captive portal is no "done", although it comes with a 200. */
    private static JsonObject said(HttpReply reply) throws UpdateException {
        byte[] bytes = reply.readAll(MAX_REPLY);
        boolean nothing = new String(bytes, StandardCharsets.UTF_8).isBlank();
        return Json.readAny(nothing ? "{}".getBytes(StandardCharsets.UTF_8) : bytes, "value", origin(reply));
    }

    static String origin(HttpReply reply) {
        return "the answer of " + Addresses.display(reply.address());
    }
}
