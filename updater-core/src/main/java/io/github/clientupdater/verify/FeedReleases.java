package io.github.clientupdater.verify;

import io.github.clientupdater.internal.feed.FeedArtifact;
import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.FeedRelease;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an accepted feed means. */
final class FeedReleases {
    private FeedReleases() {}

    static ReleaseFeed of(FeedDocument document, Optional<Version> floor, Trust trust, List<Notice> notices) {
        FeedEndorsement word = FeedEndorsement.of(document, trust);
        List<Release> releases = document.releases().stream()
                .map(release -> release(release, document, word))
                .toList();
        return new ReleaseFeed(releases, floor, document.minimumSupported(), notices);
    }

    private static Release release(FeedRelease release, FeedDocument document, FeedEndorsement word) {
        return Release.builder(release.version())
                .channel(document.channel())
                .published(release.published().orElse(null))
                .notes(release.notes())
                .mandatory(release.mandatory())
                .critical(release.critical())
                .minimumVersion(release.minimumVersion().orElse(null))
                .rollout(release.rollout())
                .artifacts(release.artifacts().stream()
                        .map(artifact -> artifact(artifact, word))
                        .toList())
                .build();
    }

    /** The addresses stay as they were written, one to a line: whoever fetched the feed knows where it lies. */
    private static Artifact artifact(FeedArtifact artifact, FeedEndorsement word) {
        String addresses = artifact.urls().stream().map(URI::toString).collect(Collectors.joining("\n"));
        return Artifact.builder(addresses, artifact.format())
                .platform(artifact.platform())
                .osRange(artifact.osRange())
                .size(artifact.size())
                .digest(artifact.sha256())
                .files(artifact.files())
                .endorsement(word)
                .build();
    }
}
