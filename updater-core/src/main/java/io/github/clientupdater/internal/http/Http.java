package io.github.clientupdater.internal.http;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/**
 * Sends requests and follows redirects.
 *
 * <p>Redirects are followed here and not by OkHttp, which would take https to http and carry every
 * header but {@code Authorization} to the other origin.
 */
public final class Http {
    private static final int MAX_REDIRECTS = 5;
    private static final Duration PING = Duration.ofSeconds(20); // A dead connection is noticed within two of them.
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> TRY_AGAIN = Set.of(408, 425, 429); // RFC 9110, 8470, 6585.
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407; // RFC 9110, section 15.5.8.

    private final OkHttpClient client;

    private Http(OkHttpClient client) {
        this.client = client;
    }

    /** Asks through {@code client}: its connections, proxy, trust and limits, but none of its redirects. */
    public static Http through(OkHttpClient client) {
        return new Http(Clients.derived(client));
    }

    /** Asks through the library's own client. */
    public static Http standard() {
        return through(Clients.standard());
    }

    /** As {@link #standard}, for big files. */
    public static Http standardForFiles() {
        return forFiles(Clients.standard());
    }

    /** As {@link #through}, for big files: fast, and without a limit of time between two bytes. */
    public static Http forFiles(OkHttpClient client) {
        return new Http(Clients.forFiles(client));
    }

    /**
     * Sends {@code fetch}. The reply is a success (200; for what is no GET, any 2xx) or "not modified" (304);
     * close it.
     *
     * @throws UpdateException for everything else
     * @throws java.util.concurrent.CancellationException if cancelled meanwhile
     */
    public HttpReply open(HttpFetch fetch, Cancellation cancellation) throws UpdateException {
        return accepted(send(fetch, cancellation), fetch);
    }

    /**
     * Sends {@code fetch} and follows redirects. The reply may have any other status; close it.
     *
     * @throws UpdateException if there is no reply
     * @throws java.util.concurrent.CancellationException if cancelled meanwhile
     */
    public HttpReply send(HttpFetch fetch, Cancellation cancellation) throws UpdateException {
        Addresses.require(fetch.uri(), fetch.purpose());
        long started = System.nanoTime();
        URI address = fetch.uri();
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            HttpReply reply = exchange(fetch, address, started, cancellation);
            if (!REDIRECTS.contains(reply.status())) return reply;
            try (reply) {
                address = target(reply, fetch);
            }
        }
        throw new UpdateException(
                fetch.purpose().rejected,
                Addresses.display(fetch.uri()) + " redirects more than " + MAX_REDIRECTS + " times");
    }

    /** Opens a WebSocket. Redirects are not followed, and its threads do not keep the JVM alive. */
    WebSocket socket(HttpFetch fetch, WebSocketListener listener) throws UpdateException {
        Addresses.require(fetch.uri(), fetch.purpose());
        OkHttpClient live = client.newBuilder()
                .pingInterval(PING)
                .callTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .build();
        return live.newWebSocket(request(fetch, fetch.uri()), listener);
    }

    /** Returns what runs on this client's threads, which do not keep the JVM alive. */
    public Executor background() {
        return client.dispatcher().executorService();
    }

    private HttpReply exchange(HttpFetch fetch, URI address, long started, Cancellation cancellation)
            throws UpdateException {
        cancellation.throwIfCancelled();
        Failures failures = new Failures(fetch.purpose(), address, cancellation);
        Call call = client.newCall(request(fetch, address));
        limit(call, fetch.deadline(), started);
        Cancellation.Registration registration = cancellation.onCancel(call::cancel);
        try {
            Response response = Answer.of(call, cancellation);
            return new HttpReply(call, response, address, failures, registration);
        } catch (IOException e) {
            registration.close();
            throw failures.translate(e);
        } catch (IllegalArgumentException e) {
            registration.close();
            throw failures.malformed(e);
        }
    }

    private static Request request(HttpFetch fetch, URI address) throws UpdateException {
        try {
            Request.Builder request = new Request.Builder()
                    .url(address.toString())
                    .header("User-Agent", "client-updater")
                    .header("Accept-Encoding", "identity"); // A limit counts the bytes that were sent.
            if (Addresses.sameOrigin(address, fetch.uri())) fetch.headers().forEach(request::header);
            request.method(fetch.method(), fetch.body());
            fetch.conditions().forEach(request::header);
            return request.build();
        } catch (IllegalArgumentException e) { // Its message may hold a header's value.
            throw new UpdateException(
                    fetch.purpose().rejected,
                    Addresses.display(address) + " cannot be asked: the address or a header is malformed");
        }
    }

    private static void limit(Call call, Duration deadline, long started) {
        if (deadline.isZero()) return;
        long left = deadline.toNanos() - (System.nanoTime() - started);
        call.timeout().timeout(Math.max(left, 1), TimeUnit.NANOSECONDS);
    }

    private static URI target(HttpReply reply, HttpFetch fetch) throws UpdateException {
        HttpPurpose purpose = fetch.purpose();
        URI from = reply.address();
        if (reply.header("Location").orElse("").isBlank()) {
            throw new UpdateException(purpose.failed, Addresses.display(from) + " redirects to nowhere");
        }
        URI to;
        try {
            String location = reply.header("Location").orElse("").strip();
            to = Addresses.resolve(from, URI.create(location.replace(" ", "%20"))); // As browsers do.
        } catch (IllegalArgumentException e) {
            throw new UpdateException(purpose.rejected, Addresses.display(from) + " redirects to a malformed address");
        }
        Addresses.require(to, purpose);
        String problem = Addresses.problemOfLeading(from, to);
        if (problem != null) {
            throw new UpdateException(
                    purpose.insecure, Addresses.display(from) + " redirects to an address that" + problem);
        }
        if (!fetch.isGet() && !staysTheSame(reply, fetch, to)) {
            throw new UpdateException(
                    purpose.rejected, Addresses.display(from) + " redirects what was sent to it; that is not followed");
        }
        return to;
    }

    /** What is told to one server is not told to another one, and not turned into a question (RFC 9110, section 15.4). */
    private static boolean staysTheSame(HttpReply reply, HttpFetch fetch, URI to) {
        boolean repeats = reply.status() == 307 || reply.status() == 308;
        return repeats && Addresses.sameOrigin(to, fetch.uri());
    }

    private static HttpReply accepted(HttpReply reply, HttpFetch fetch) throws UpdateException {
        int status = reply.status();
        boolean conditional = Addresses.sameOrigin(reply.address(), fetch.uri()) // Else nobody was asked that.
                && (fetch.headers().containsKey("If-None-Match")
                        || fetch.headers().containsKey("If-Modified-Since"));
        boolean done = fetch.isGet() ? status == 200 : status >= 200 && status < 300; // RFC 9110, section 15.3.
        if (done || (status == 304 && conditional)) return reply.requireIdentity();
        try (reply) {
            throw refusal(reply, fetch.purpose());
        }
    }

    /** Returns what an answer means that is neither what was asked for nor a redirect. */
    public static UpdateException refusal(HttpReply reply, HttpPurpose purpose) {
        int status = reply.status();
        String server = Addresses.display(reply.address());
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return new UpdateException(purpose.proxy, "the proxy before " + server + " wants a user name and password");
        }
        boolean refused = status >= 400 && status < 500 && !TRY_AGAIN.contains(status);
        return UpdateException.retryAfter(
                refused ? purpose.rejected : purpose.failed,
                server + " answered HTTP " + status,
                refused ? Optional.empty() : RetryAfter.of(reply));
    }
}
