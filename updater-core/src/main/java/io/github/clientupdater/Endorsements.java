package io.github.clientupdater;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds again whose word there is for an update that an earlier run kept. What was written down then says
 * nothing about that: whoever can write a file could have written it.
 */
final class Endorsements {
    private static final Logger LOG = LoggerFactory.getLogger(Endorsements.class);

    private final Settings settings;
    private final Cancellation cancellation;

    Endorsements(Settings settings, Cancellation cancellation) {
        this.settings = settings;
        this.cancellation = cancellation;
    }

    /** Returns the artifact as it can be verified; empty if only the server can tell. */
    Optional<Artifact> of(PendingUpdate pending) {
        Artifact artifact = pending.artifact();
        if (!settings.verifier().wantsSignature(artifact)) return Optional.of(artifact);
        try {
            return settings.server()
                    .source()
                    .recall(settings.inquiry(settings.clock().instant(), cancellation))
                    .flatMap(feed -> named(feed, pending.release(), artifact));
        } catch (UpdateException e) {
            LOG.info("the kept update is not installed unasked: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Artifact> named(ReleaseFeed feed, Release release, Artifact kept) {
        return feed.releases().stream()
                .filter(known -> known.version().equals(release.version()))
                .flatMap(known -> known.artifacts().stream())
                .filter(known -> known.digest().equals(kept.digest()))
                .findFirst();
    }
}
