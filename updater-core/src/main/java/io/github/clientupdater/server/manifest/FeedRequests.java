package io.github.clientupdater.server.manifest;

import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.KeySetDocument;
import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.FeedCache;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.SignedDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one check asks the server, within one deadline. */
final class FeedRequests {
    private static final Set<Integer> NOT_THERE = Set.of(404, 410);
    /** Buckets that may not be listed say so instead of "not found". */
    private static final Set<Integer> NOT_THERE_OR_NOT_SAID = Set.of(401, 403, 404, 410);

    private static final String SUFFIX = ".minisig";

    private final Endpoint endpoint;
    private final Cancellation cancellation;
    private final long started = System.nanoTime();

    FeedRequests(Endpoint endpoint, Cancellation cancellation) {
        this.endpoint = endpoint;
        this.cancellation = cancellation;
    }

    byte[] signatures() throws UpdateException {
        HttpFetch fetch = get(Addresses.withSuffix(endpoint.uri(), SUFFIX), Map.of());
        String feed = "the feed at " + Addresses.display(endpoint.uri());
        try {
            return bytes(fetch, NOT_THERE, SignatureFile.MAX_BYTES)
                    .orElseThrow(() ->
                            new UpdateException(Code.SIGNATURE_MISSING, feed + " has no " + SUFFIX + " beside it"));
        } catch (UpdateException e) {
            if (e.code() != Code.FEED_TOO_LARGE) throw e;
            throw new UpdateException(
                    Code.SIGNATURE_INVALID,
                    "what lies beside " + feed + " is too long for signatures, rather a web page",
                    e);
        }
    }

    FeedCache.Entry feed(Optional<FeedCache.Entry> known) throws UpdateException {
        Map<String, String> conditions = known.map(FeedCache.Entry::conditions).orElse(Map.of());
        try (HttpReply reply = endpoint.http().open(get(endpoint.uri(), conditions), cancellation)) {
            if (reply.status() == 304 && known.isPresent()) return known.get();
            return FeedCache.Entry.of(reply, reply.readAll(FeedDocument.MAX_BYTES));
        }
    }

    static SignedDocument signed(FeedCache.Entry feed, byte[] signatures) {
        return new SignedDocument(feed.body(), signatures);
    }

    Optional<SignedDocument> keySet(int number) throws UpdateException {
        String query =
                endpoint.uri().getRawQuery() == null ? "" : "?" + endpoint.uri().getRawQuery();
        URI uri = Addresses.resolve(endpoint.uri(), URI.create("keys/" + number + ".json" + query));
        Optional<byte[]> content = bytes(get(uri, Map.of()), NOT_THERE_OR_NOT_SAID, KeySetDocument.MAX_BYTES);
        if (content.isEmpty() || !isKeySet(content.get())) return Optional.empty();
        HttpFetch beside = get(Addresses.withSuffix(uri, SUFFIX), Map.of());
        byte[] signatures = bytes(beside, NOT_THERE, SignatureFile.MAX_BYTES).orElse(new byte[0]);
        return Optional.of(new SignedDocument(content.get(), signatures));
    }

    /** Some servers have a page, or an object of their own, for whatever is not there. */
    private static boolean isKeySet(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).contains(KeySetDocument.FAMILY);
    }

    private Optional<byte[]> bytes(HttpFetch fetch, Set<Integer> notThere, int limit) throws UpdateException {
        try (HttpReply reply = endpoint.http().send(fetch, cancellation)) {
            if (notThere.contains(reply.status())) return Optional.empty();
            if (reply.status() != 200) throw Http.refusal(reply, HttpPurpose.CHECK);
            return Optional.of(reply.requireIdentity().readAll(limit));
        }
    }

    /** Never from a cache on the way without its asking the server: feed and signature belong together. */
    private HttpFetch get(URI uri, Map<String, String> conditions) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(endpoint.headers());
        all.putIfAbsent("Cache-Control", "no-cache");
        all.putAll(conditions);
        Duration left = endpoint.deadline().minusNanos(System.nanoTime() - started);
        return new HttpFetch(uri, all, HttpPurpose.CHECK, left.isNegative() ? Duration.ofNanos(1) : left);
    }
}
