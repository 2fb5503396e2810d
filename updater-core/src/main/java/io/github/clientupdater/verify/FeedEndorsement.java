package io.github.clientupdater.verify;

import io.github.clientupdater.internal.feed.FeedArtifact;
import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.FeedRelease;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Endorsement;
import io.github.clientupdater.release.PackageFile;
import io.github.clientupdater.release.Release;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The proof that {@link FeedGate} let a feed in, and what it names. Nobody else can make one. */
final class FeedEndorsement implements Endorsement {
    private final Trust trust;
    private final String app;
    private final Map<String, Set<List<PackageFile>>> named; // And what each unpacks to.

    private FeedEndorsement(Trust trust, String app, Map<String, Set<List<PackageFile>>> named) {
        this.trust = trust;
        this.app = app;
        this.named = named;
    }

    static FeedEndorsement of(FeedDocument document, Trust trust) {
        Map<String, Set<List<PackageFile>>> named = new HashMap<>();
        for (FeedRelease release : document.releases()) {
            for (FeedArtifact artifact : release.artifacts()) {
                named.computeIfAbsent(name(release, artifact), name -> new HashSet<>())
                        .add(artifact.files());
            }
        }
        return new FeedEndorsement(trust, document.app(), named);
    }

    /**
     * Returns whether the feed that was verified by {@code trust} names exactly this file for this version,
     * and lists the same files in it: a list that got lost on the way would allow any.
     */
    boolean covers(Release release, Artifact artifact, Trust expected, String expectedApp) {
        return trust.equals(expected)
                && app.equals(expectedApp)
                && named.getOrDefault(name(release, artifact), Set.of()).contains(artifact.files());
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
