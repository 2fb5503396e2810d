package io.github.clientupdater.server.platforms;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the latest version and, where this one is too old for it, for a step in between. */
final class PlatformsSource implements ReleaseSource {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int LONGEST_REASON = 200;

    private final Endpoint endpoint;

    PlatformsSource(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public ReleaseFeed fetch(Inquiry inquiry) throws UpdateException {
        HostApplication host = inquiry.host();
        try (HttpReply reply = ask(endpoint.updates("latest"), inquiry)) {
            Release latest = LatestDto.read(read(reply), host.platform())
                    .toRelease(reply.address(), host.platform(), host.channel());
            return isTooFar(latest, host.version()) ? withStep(latest, inquiry) : new ReleaseFeed(List.of(latest));
        }
    }

    private static boolean isTooFar(Release latest, Version running) {
        return !latest.artifacts().isEmpty()
                && latest.version().isNewerThan(running)
                && latest.minimumVersion()
                        .filter(least -> least.isNewerThan(running))
                        .isPresent();
    }

    /** The server knows its old versions; what it does not know of a way leaves none. */
    private ReleaseFeed withStep(Release latest, Inquiry inquiry) throws UpdateException {
        HostApplication host = inquiry.host();
        Optional<CompatibilityDto> known = compatibility(inquiry);
        Optional<Release> step = known.filter(CompatibilityDto::compatible)
                .flatMap(CompatibilityDto::latestCompatible)
                .filter(version ->
                        version.isNewerThan(host.version()) && latest.version().isNewerThan(version))
                .map(version -> step(version, latest, host));
        if (step.isPresent()) return new ReleaseFeed(List.of(latest, step.get()));
        String reason = known.flatMap(CompatibilityDto::reason).orElse("the server names no version in between");
        Notice notice = new Notice(Notice.Kind.NO_WAY, noWay(latest, host, reason));
        return new ReleaseFeed(List.of(latest), Optional.empty(), Optional.empty(), List.of(notice));
    }

    private static String noWay(Release latest, HostApplication host, String reason) {
        String clean = reason.replaceAll("\\p{Cntrl}", " ");
        String start = clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON) + "…";
        return "version " + host.version() + " cannot be updated to " + latest.version() + ": " + start;
    }

    private Optional<CompatibilityDto> compatibility(Inquiry inquiry) throws UpdateException {
        URI uri = endpoint.updates("compatibility", inquiry.host().version().toString());
        try (HttpReply reply = ask(uri, inquiry)) {
            if (reply.status() == 404) return Optional.empty(); // It knows nothing of this version.
            return Optional.of(CompatibilityDto.read(read(reply)));
        }
    }

    /** Of a step nothing is announced but that it is there: its kind of file is the latest one's. */
    private Release step(Version version, Release latest, HostApplication host) {
        URI file = FileDto.address(endpoint.updates("download", version.toString()), host.platform());
        Artifact artifact = Artifact.builder(
                        file.toString(), latest.artifacts().get(0).format())
                .platform(host.platform())
                .build();
        return Release.builder(version)
                .channel(host.channel())
                .critical(latest.isCritical())
                .artifacts(List.of(artifact))
                .build();
    }

    private HttpReply ask(URI uri, Inquiry inquiry) throws UpdateException {
        Map<String, String> userAgent = endpoint.userAgent(inquiry.host());
        return endpoint.api().send("GET", uri, userAgent, null, inquiry.cancellation());
    }

    private static JsonObject read(HttpReply reply) throws UpdateException {
        if (reply.status() != 200) throw Http.refusal(reply, HttpPurpose.CHECK);
        byte[] body = reply.requireIdentity().readAll(MAX_BYTES);
        return Json.readObject(body, "the answer of " + Addresses.display(reply.address()));
    }

    @Override
    public List<DownloadLocation> locate(Inquiry inquiry, Release release, Artifact artifact) throws UpdateException {
        URI file = URI.create(artifact.reference());
        return List.of(new DownloadLocation(file, endpoint.headersForFile(file, inquiry.host())));
    }
}
