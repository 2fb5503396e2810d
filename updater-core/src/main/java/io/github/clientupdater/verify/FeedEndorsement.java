package io.github.clientupdater.verify;

import io.github.clientupdater.internal.feed.FeedArtifact;
import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.FeedRelease;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Endorsement;
import io.github.clientupdater.release.Release;
import java.util.Set;
import java.util.stream.Collectors;

/** The proof that {@link FeedGate} let a feed in, and what it names. Nobody else can make one. */
final class FeedEndorsement implements Endorsement {
    private final Trust trust;
    private final String app;
    private final Set<String> named;

    private FeedEndorsement(Trust trust, String app, Set<String> named) {
        this.trust = trust;
        this.app = app;
        this.named = named;
    }

    static FeedEndorsement of(FeedDocument document, Trust trust) {
        Set<String> named = document.releases().stream()
                .flatMap(release -> release.artifacts().stream().map(artifact -> name(release, artifact)))
                .collect(Collectors.toUnmodifiableSet());
        return new FeedEndorsement(trust, document.app(), named);
    }

    /** Returns whether the feed that was verified by {@code trust} names exactly this file for this version. */
    boolean covers(Release release, Artifact artifact, Trust expected, String expectedApp) {
        return trust.equals(expected) && app.equals(expectedApp) && named.contains(name(release, artifact));
    }

    private static String name(FeedRelease release, FeedArtifact artifact) {
        return String.join(
                " ",
                release.version().toString(),
                artifact.platform().toString(),
                artifact.format().name(),
                Long.toString(artifact.size()),
                artifact.sha256().hex());
    }

    private static String name(Release release, Artifact artifact) {
        return String.join(
                " ",
                release.version().toString(),
                artifact.platform().toString(),
                artifact.format().name(),
                Long.toString(artifact.size().orElse(-1)),
                artifact.digest().map(digest -> digest.hex()).orElse(""));
    }
}
