package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.UpdateException;
import java.util.List;

/** A server of which only one address counts: another one that works would hide that it does not. */
final class OneLocation implements UpdateServer, ReleaseSource {
    private final UpdateServer server;
    private final DownloadLocation location;

    OneLocation(UpdateServer server, DownloadLocation location) {
        this.server = server;
        this.location = location;
    }

    @Override
    public ReleaseSource source() {
        return this;
    }

    @Override
    public boolean isFeedSigned() {
        return server.isFeedSigned();
    }

    @Override
    public ReleaseFeed fetch(Inquiry inquiry) throws UpdateException {
        return server.source().fetch(inquiry);
    }

    @Override
    public List<DownloadLocation> locate(Inquiry inquiry, Release release, Artifact artifact) {
        return List.of(location);
    }
}
