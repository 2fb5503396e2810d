package io.github.clientupdater.decision;

import io.github.clientupdater.decision.Decision.Available;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.Decision.UpToDate;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

enum NewestOnChannel implements UpdatePolicy {
    INSTANCE;

    @Override
    public Decision decide(ReleaseFeed feed, Context context) {
        HostApplication host = context.host();
        List<Release> onChannel = feed.releases().stream()
                .filter(release -> release.channel().equals(host.channel()))
                .toList();
        if (onChannel.isEmpty()) return new UpToDate(Reason.FEED_EMPTY);

        List<Release> offered =
                onChannel.stream().filter(release -> isOffered(release, host)).toList();
        if (offered.isEmpty()) return new UpToDate(Reason.ONLY_PRE_RELEASES);

        // The platform comes before the version: a newer release for another platform hides nothing.
        return offered.stream()
                .flatMap(release -> availableOn(release, host))
                .max(Comparator.comparing(available -> available.release().version()))
                .map(newest -> decide(newest, context))
                .orElseGet(() -> new UpToDate(Reason.NOTHING_FOR_PLATFORM));
    }

    /** Somebody who runs a pre-release already has chosen pre-releases. */
    private static boolean isOffered(Release release, HostApplication host) {
        return !release.version().isPreRelease()
                || host.channel().offersPreReleases()
                || host.version().isPreRelease();
    }

    private static Stream<Available> availableOn(Release release, HostApplication host) {
        return release.artifacts().stream()
                .filter(artifact -> artifact.platform().runsOn(host.platform()))
                .limit(1)
                .map(artifact -> new Available(release, artifact));
    }

    private static Decision decide(Available newest, Context context) {
        Version offered = newest.release().version();
        Version installed = context.host().version();
        if (installed.isNewerThan(offered)) return new UpToDate(Reason.AHEAD_OF_FEED);
        if (!offered.isNewerThan(installed)) return new UpToDate(Reason.ON_LATEST);
        if (context.trigger() == UpdateTrigger.USER) return newest;
        if (context.failing().contains(offered)) return new UpToDate(Reason.FAILED_BEFORE);
        boolean skipped =
                context.skipped().contains(offered) && !newest.release().isMandatory();
        return skipped ? new UpToDate(Reason.SKIPPED_BY_USER) : newest;
    }
}
