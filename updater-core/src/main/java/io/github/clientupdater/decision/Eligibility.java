package io.github.clientupdater.decision;

import io.github.clientupdater.decision.Candidate.Barred;
import io.github.clientupdater.decision.Candidate.Eligible;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import java.util.List;
import java.util.Optional;

/** Whether an installation may have a release at all, whatever a person said of it. */
final class Eligibility {
    private final ReleaseFeed feed;
    private final UpdatePolicy.Context context;
    private final ArtifactChoice artifacts;
    private final Support support;

    Eligibility(ReleaseFeed feed, UpdatePolicy.Context context) {
        this.feed = feed;
        this.context = context;
        this.artifacts = new ArtifactChoice(context.host());
        this.support = new Support(feed, context, List.of());
    }

    /** Returns nothing for a release that is not for this platform: it hides none that is. */
    Optional<Candidate> assess(Release release) {
        List<Artifact> files = artifacts.of(release);
        return files.stream().findFirst().map(best -> assess(release, files, best));
    }

    private Candidate assess(Release release, List<Artifact> files, Artifact best) {
        OsVersion system = context.host().osVersion();
        Optional<Artifact> fitting = files.stream()
                .filter(file ->
                        !file.osRange().isAbove(system) && !file.osRange().isBelow(system))
                .findFirst();
        if (fitting.isEmpty()) {
            return new Barred(release, best.osRange().isAbove(system) ? Reason.OS_TOO_OLD : Reason.OS_TOO_NEW);
        }
        if (isBelowFloor(release)) return new Barred(release, Reason.BELOW_ROLLBACK_FLOOR);
        if (!isItsTurn(release)) return new Barred(release, Reason.NOT_IN_ROLLOUT);
        return new Eligible(release, fitting.get());
    }

    private boolean isBelowFloor(Release release) {
        return feed.rollbackFloor()
                .filter(floor -> floor.isNewerThan(release.version()))
                .isPresent();
    }

    /** Nobody waits for what he runs: else who asked for it early would be taken back. */
    private boolean isItsTurn(Release release) {
        HostApplication host = context.host();
        return context.trigger() == UpdateTrigger.USER
                || release.isMandatory()
                || support.isOver()
                || release.version().equals(host.version())
                || Bucket.of(context.installationId(), release.channel(), release.version())
                        .isWithin(release.rollout());
    }
}
