package io.github.clientupdater.decision;

import io.github.clientupdater.decision.UpdatePolicy.Context;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules once more, as slow and as plain as can be. */
final class Plainly {
    private final ReleaseFeed feed;
    private final Context context;
    private final HostApplication host;

    Plainly(ReleaseFeed feed, Context context) {
        this.feed = feed;
        this.context = context;
        this.host = context.host();
    }

    /** Returns what is published for this channel, this taste and this platform. */
    List<Release> forUs() {
        return feed.releases().stream()
                .filter(release -> release.channel().equals(host.channel()))
                .filter(release -> !release.version().isPreRelease()
                        || host.channel().equals(Situation.BETA)
                        || host.version().isPreRelease())
                .filter(release -> release.artifacts().stream().anyMatch(this::runsHere))
                .toList();
    }

    boolean isEligible(Release release) {
        return forUs().contains(release)
                && release.artifacts().stream().anyMatch(this::fits)
                && feed.rollbackFloor()
                        .map(floor -> release.version().compareTo(floor) >= 0)
                        .orElse(true)
                && isItsTurn(release);
    }

    boolean fits(Artifact artifact) {
        return runsHere(artifact)
                && !artifact.osRange().isAbove(host.osVersion())
                && !artifact.osRange().isBelow(host.osVersion());
    }

    private boolean runsHere(Artifact artifact) {
        return artifact.platform().runsOn(host.platform());
    }

    private boolean isItsTurn(Release release) {
        if (context.trigger() == UpdateTrigger.USER || release.isMandatory() || isUnsupported()) return true;
        if (release.version().equals(host.version())) return true;
        String text = context.installationId() + "\n" + host.channel() + "\n" + release.version();
        String digest = Digest.ofContent(text.getBytes(StandardCharsets.UTF_8)).hex();
        BigDecimal bucket = new BigDecimal(new BigInteger(digest.substring(0, 8), 16));
        BigDecimal share = bucket.divide(BigDecimal.valueOf(1L << 32));
        return share.multiply(BigDecimal.valueOf(100))
                        .compareTo(new BigDecimal(release.rollout().percent()))
                < 0;
    }

    private boolean isUnsupported() {
        return feed.minimumSupported()
                .filter(minimum -> host.version().compareTo(minimum.version()) < 0)
                .filter(minimum -> minimum.deadline()
                        .map(deadline -> deadline.compareTo(context.now()) <= 0)
                        .orElse(true))
                .isPresent();
    }

    static boolean accepts(Release release, Version from) {
        return release.minimumVersion()
                .map(minimum -> minimum.compareTo(from) <= 0)
                .orElse(true);
    }

    /** Returns what one step from {@code from} reaches. */
    List<Release> direct(Version from) {
        return feed.releases().stream()
                .filter(this::isEligible)
                .filter(release -> release.version().compareTo(from) > 0)
                .filter(release -> accepts(release, from))
                .toList();
    }

    /** Returns what any number of steps reaches. */
    Set<Version> reachable() {
        Set<Version> reached = new TreeSet<>();
        Set<Version> border = Set.of(host.version());
        while (!border.isEmpty()) {
            border = next(border);
            reached.addAll(border);
        }
        return reached;
    }

    int fewestStepsTo(Version target) {
        Set<Version> border = Set.of(host.version());
        int steps = 0;
        while (!border.contains(target)) {
            border = next(border);
            steps++;
        }
        return steps;
    }

    private Set<Version> next(Set<Version> border) {
        Set<Version> next = new HashSet<>();
        for (Version from : border) direct(from).forEach(release -> next.add(release.version()));
        return next;
    }
}
