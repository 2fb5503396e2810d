package io.github.clientupdater.internal.http;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The requests that one server understands: paths below its address, credentials for its origin only.
 *
 * @param base the server's address; what its path holds comes before every other path
 * @param credentials asked before each request, and once more after a 401
 * @param http asks
 * @param deadline how long each request may take in all
 */
public record Api(URI base, Credentials credentials, Http http, Duration deadline) {
    /** What a server says to a message that it will never take (RFC 9110, section 15.5). */
    private static final Set<Integer> NEVER = Set.of(400, 404, 405, 406, 409, 410, 411, 413, 414, 415, 422);

    private static final MediaType JSON = MediaType.get("application/json");

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if it is neither https nor http to this machine, or the deadline is none
     */
    public Api {
        String problem = Addresses.problemOf(base);
        if (problem != null) throw new IllegalArgumentException(Addresses.display(base) + " " + problem);
        if (deadline.isNegative() || deadline.isZero())
            throw new IllegalArgumentException("deadline <= 0: " + deadline);
    }

    /**
     * Returns the address of {@code segments} below the server's, each of them encoded; none of them may be
     * one or two dots.
     */
    public URI uri(List<String> segments, Map<String, String> query) {
        HttpUrl.Builder url = HttpUrl.get(base).newBuilder().query(null).fragment(null);
        segments.forEach(url::addPathSegment);
        query.forEach(url::addQueryParameter);
        return url.build().uri();
    }

    /** Asks by GET; the answer is a 2xx, with a body or not. Close it. */
    public HttpReply get(URI uri, Map<String, String> headers, Cancellation cancellation) throws UpdateException {
        return accepted(send("GET", uri, headers, null, cancellation));
    }

    /** Sends JSON by POST; the answer is a 2xx. Close it. */
    public HttpReply post(URI uri, String json, Cancellation cancellation) throws UpdateException {
        return accepted(send("POST", uri, Map.of(), json(json), cancellation));
    }

    /** Returns a body of JSON. The type's name has no charset: JSON is UTF-8 (RFC 8259, section 8.1). */
    public static RequestBody json(String text) {
        return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), JSON);
    }

    /** Sends anything. The reply may have any status but a redirect's; close it. */
    public HttpReply send(
            String method, URI uri, Map<String, String> headers, @Nullable RequestBody body, Cancellation cancellation)
            throws UpdateException {
        HttpReply reply = http.send(fetch(method, uri, headers, body), cancellation);
        if (reply.status() != 401 || !credentials.refused()) return reply;
        reply.close();
        return http.send(fetch(method, uri, headers, body), cancellation);
    }

    /** Returns {@code reply} if it is a 2xx. */
    public static HttpReply accepted(HttpReply reply) throws UpdateException {
        if (reply.status() >= 200 && reply.status() < 300) return reply.requireIdentity();
        try (reply) {
            throw Http.refusal(reply, HttpPurpose.CHECK);
        }
    }

    /** Returns whether the server will never take what it answered so. */
    public static boolean isFinal(HttpReply reply) {
        return NEVER.contains(reply.status());
    }

    private HttpFetch fetch(String method, URI uri, Map<String, String> headers, @Nullable RequestBody body)
            throws UpdateException {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Accept", "application/json");
        all.putAll(headersFor(uri));
        all.putAll(headers);
        return new HttpFetch(uri, method, all, Map.of(), body, HttpPurpose.CHECK, deadline);
    }

    /** Returns the credentials, if {@code uri} lies at the server's own origin. */
    private Map<String, String> headersFor(URI uri) throws UpdateException {
        return Addresses.sameOrigin(base, uri) ? credentials.headers() : Map.of();
    }

    /**
     * Returns the headers to bring a file with that the server has named.
     *
     * @throws UpdateException with {@code DOWNLOAD_INSECURE} if it must not be asked for there
     */
    public Map<String, String> headersForFile(URI file) throws UpdateException {
        Addresses.require(file, HttpPurpose.DOWNLOAD);
        String problem = Addresses.problemOfLeading(base, file);
        if (problem != null) {
            throw new UpdateException(Code.DOWNLOAD_INSECURE, "the server's " + Addresses.display(file) + problem);
        }
        return headersFor(file);
    }
}
