package io.github.clientupdater.server.manifest;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.FeedCache;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks for the document and reads it. */
final class ManifestSource implements ReleaseSource {
    private static final int MAX_BYTES = 1024 * 1024;

    private final URI uri;
    private final Map<String, String> headers;
    private final List<URI> mirrors;
    private final Http http;
    private final Duration deadline;

    ManifestSource(URI uri, Map<String, String> headers, List<URI> mirrors, Http http, Duration deadline) {
        this.uri = uri;
        this.headers = headers;
        this.mirrors = mirrors;
        this.http = http;
        this.deadline = deadline;
    }

    @Override
    public ReleaseFeed fetch(HostApplication host, Cancellation cancellation) throws UpdateException {
        FeedCache cache = FeedCache.in(host.workDir(), uri);
        Optional<FeedCache.Entry> known = cache.load();
        try (HttpReply reply = http.open(conditional(known), cancellation)) {
            if (reply.status() == 304 && known.isPresent()) return feed(known.get(), host);
            FeedCache.Entry fresh = FeedCache.Entry.of(reply, reply.readAll(MAX_BYTES));
            ReleaseFeed feed = feed(fresh, host);
            cache.store(fresh); // Only what could be read is worth keeping.
            return feed;
        }
    }

    @Override
    public void distrust(HostApplication host) {
        FeedCache.in(host.workDir(), uri).forget();
    }

    private HttpFetch conditional(Optional<FeedCache.Entry> known) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putIfAbsent("Accept", "application/json");
        known.ifPresent(entry -> all.putAll(entry.conditions()));
        return new HttpFetch(uri, all, HttpPurpose.CHECK, deadline);
    }

    private static ReleaseFeed feed(FeedCache.Entry entry, HostApplication host) throws UpdateException {
        String origin = "the manifest at " + Addresses.display(entry.address());
        ManifestDto dto = ManifestDto.read(Json.readObject(entry.body(), origin));
        return new ReleaseFeed(List.of(dto.toRelease(entry.address(), host.channel())));
    }

    @Override
    public List<DownloadLocation> locate(Release release, Artifact artifact, Cancellation cancellation)
            throws UpdateException {
        URI file = URI.create(artifact.reference());
        List<DownloadLocation> locations = new ArrayList<>(List.of(location(file)));
        for (URI mirror : mirrors) locations.add(location(Addresses.resolve(mirror, nameOf(file))));
        return locations;
    }

    /** Without its query, which means something to the first server only. */
    private static URI nameOf(URI file) {
        String path = file.getRawPath();
        return URI.create("./" + path.substring(path.lastIndexOf('/') + 1));
    }

    private DownloadLocation location(URI file) throws UpdateException {
        Addresses.require(file, HttpPurpose.DOWNLOAD);
        if (Addresses.isHttps(uri) && !Addresses.isHttps(file)) {
            throw new UpdateException(
                    Code.DOWNLOAD_INSECURE, Addresses.display(file) + " is plain http although the manifest is https");
        }
        return new DownloadLocation(file, Addresses.sameOrigin(uri, file) ? headers : Map.of());
    }
}
