package io.github.clientupdater.server.fleet;

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
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers the device where that is due, and asks what there is for it. */
final class FleetSource implements ReleaseSource {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int UNKNOWN_DEVICE = 404;

    private final Endpoint endpoint;
    private final Devices devices;
    private final Registration registration;

    FleetSource(Endpoint endpoint, Devices devices) {
        this.endpoint = endpoint;
        this.devices = devices;
        this.registration = new Registration(endpoint);
    }

    @Override
    public ReleaseFeed fetch(Inquiry inquiry) throws UpdateException {
        Device device = devices.of(inquiry.host());
        boolean introduced = registration.ensure(device, inquiry);
        try (HttpReply reply = ask(device, inquiry)) {
            if (introduced || reply.status() != UNKNOWN_DEVICE) return feed(reply, inquiry.host());
        }
        Registration.forget(inquiry.state()); // The server has lost it since.
        registration.ensure(device, inquiry);
        try (HttpReply reply = ask(device, inquiry)) {
            return feed(reply, inquiry.host());
        }
    }

    private HttpReply ask(Device device, Inquiry inquiry) throws UpdateException {
        return endpoint.api().send("GET", endpoint.check(device.toQuery()), Map.of(), null, inquiry.cancellation());
    }

    private static ReleaseFeed feed(HttpReply reply, HostApplication host) throws UpdateException {
        if (reply.status() != 200) throw Http.refusal(reply, HttpPurpose.CHECK);
        byte[] body = reply.requireIdentity().readAll(MAX_BYTES);
        String origin = "the answer of " + Addresses.display(reply.address());
        Optional<UpdateDto> update = UpdateDto.read(Json.readObject(body, origin));
        Release release = update.map(dto -> dto.toRelease(reply.address(), host.channel()))
                .orElseGet(() -> running(host));
        return new ReleaseFeed(List.of(release));
    }

    /** Nothing for this device means that it has the newest release that there is for it. */
    private static Release running(HostApplication host) {
        return Release.builder(host.version())
                .channel(host.channel())
                .artifacts(List.of(Artifact.builder("", Format.UNKNOWN).build()))
                .build();
    }

    @Override
    public List<DownloadLocation> locate(Inquiry inquiry, Release release, Artifact artifact) throws UpdateException {
        URI file = URI.create(artifact.reference());
        return List.of(new DownloadLocation(file, endpoint.api().headersForFile(file)));
    }
}
