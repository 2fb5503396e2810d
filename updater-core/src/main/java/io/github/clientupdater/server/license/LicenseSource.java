package io.github.clientupdater.server.license;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.server.license.LicenseStatus.Refused;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks what there is for the licence's tenant. */
final class LicenseSource implements ReleaseSource {
    private static final int MAX_BYTES = 1024 * 1024;

    private final Endpoint endpoint;
    private final Validation validation;

    LicenseSource(Endpoint endpoint, Validation validation) {
        this.endpoint = endpoint;
        this.validation = validation;
    }

    @Override
    public ReleaseFeed fetch(Inquiry inquiry) throws UpdateException {
        String tenant = tenant(inquiry);
        return endpoint.retry().of(() -> ask(tenant, inquiry), inquiry.cancellation());
    }

    /** Validated at some start before, or else now. */
    private String tenant(Inquiry inquiry) throws UpdateException {
        Optional<License> known = validation.known(inquiry.state());
        if (known.isPresent()) return known.get().tenantId();
        LicenseStatus status = validation.validate(inquiry.state(), inquiry.now(), inquiry.cancellation());
        if (status instanceof LicenseStatus.Valid valid) return valid.license().tenantId();
        if (status instanceof LicenseStatus.Unknown unknown) throw unknown.cause();
        throw new UpdateException(Code.SOURCE_REJECTED, status.sentence());
    }

    private ReleaseFeed ask(String tenant, Inquiry inquiry) throws UpdateException {
        URI uri = endpoint.check(tenant, inquiry.host().version().toString());
        try (HttpReply reply = endpoint.api().send("GET", uri, Map.of(), null, inquiry.cancellation())) {
            if (reply.status() != 200) throw failure(reply);
            byte[] body = reply.requireIdentity().readAll(MAX_BYTES);
            Optional<UpdateDto> update =
                    UpdateDto.read(Json.readObject(body, "the answer of " + Addresses.display(reply.address())));
            return new ReleaseFeed(
                    List.of(update.isPresent() ? release(update.get(), inquiry.host()) : running(inquiry.host())));
        }
    }

    private static UpdateException failure(HttpReply reply) throws UpdateException {
        Optional<Refused> refused = Refusals.of(reply);
        return refused.isPresent()
                ? new UpdateException(Code.SOURCE_REJECTED, refused.get().sentence())
                : Http.refusal(reply, HttpPurpose.CHECK);
    }

    private Release release(UpdateDto update, HostApplication host) {
        Artifact.Builder artifact =
                Artifact.builder(endpoint.download(update.updateId()).toString(), Format.ZIP);
        update.fileSize().ifPresent(artifact::size);
        update.checksum().ifPresent(artifact::digest);
        return Release.builder(update.latestVersion())
                .channel(host.channel())
                .notes(update.changelog())
                .reference(update.updateId())
                .artifacts(List.of(artifact.build()))
                .build();
    }

    /** Nothing for this tenant means that it has the newest release that there is for it. */
    private static Release running(HostApplication host) {
        return Release.builder(host.version())
                .channel(host.channel())
                .artifacts(List.of(Artifact.builder("", Format.ZIP).build()))
                .build();
    }

    @Override
    public List<DownloadLocation> locate(Inquiry inquiry, Release release, Artifact artifact) throws UpdateException {
        URI file = URI.create(artifact.reference());
        return List.of(new DownloadLocation(file, endpoint.api().headersForFile(file)));
    }
}
