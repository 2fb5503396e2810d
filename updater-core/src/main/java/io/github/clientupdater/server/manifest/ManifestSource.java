package io.github.clientupdater.server.manifest;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.FeedCache;
import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks for the document and reads it. */
final class ManifestSource implements ReleaseSource {
    private static final int MAX_BYTES = 1024 * 1024;

    private final Endpoint endpoint;

    ManifestSource(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public ReleaseFeed fetch(Inquiry inquiry) throws UpdateException {
        HostApplication host = inquiry.host();
        FeedCache cache = FeedCache.in(host.workDir(), endpoint.uri());
        Optional<FeedCache.Entry> known = cache.load();
        try (HttpReply reply = endpoint.http().open(conditional(known), inquiry.cancellation())) {
            if (reply.status() == 304 && known.isPresent()) return feed(known.get(), host);
            FeedCache.Entry fresh = FeedCache.Entry.of(reply, reply.readAll(MAX_BYTES));
            ReleaseFeed feed = feed(fresh, host);
            cache.store(fresh); // Only what could be read is worth keeping.
            return feed;
        }
    }

    @Override
    public void distrust(HostApplication host) {
        FeedCache.in(host.workDir(), endpoint.uri()).forget();
    }

    private HttpFetch conditional(Optional<FeedCache.Entry> known) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(endpoint.headers());
        all.putIfAbsent("Accept", "application/json");
        known.ifPresent(entry -> all.putAll(entry.conditions()));
        return new HttpFetch(endpoint.uri(), all, HttpPurpose.CHECK, endpoint.deadline());
    }

    private static ReleaseFeed feed(FeedCache.Entry entry, HostApplication host) throws UpdateException {
        String origin = "the manifest at " + Addresses.display(entry.address());
        ManifestDto dto = ManifestDto.read(Json.readObject(entry.body(), origin));
        return new ReleaseFeed(List.of(dto.toRelease(entry.address(), host.channel())));
    }

    @Override
    public List<DownloadLocation> locate(Inquiry inquiry, Release release, Artifact artifact) throws UpdateException {
        return endpoint.locations(List.of(URI.create(artifact.reference())));
    }
}
