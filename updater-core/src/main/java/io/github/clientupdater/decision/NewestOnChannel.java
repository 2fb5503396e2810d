package io.github.clientupdater.decision;

import io.github.clientupdater.decision.Candidate.Eligible;
import io.github.clientupdater.decision.Decision.Available;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.Decision.UpToDate;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** In two stages: what this installation can have, and then whether it is wanted. */
enum NewestOnChannel implements UpdatePolicy {
    /** To newer versions only. */
    FORWARD,
    /** Back as well, from a version that is no longer published. */
    BOTH_WAYS;

    @Override
    public Decision decide(ReleaseFeed feed, Context context) {
        HostApplication host = context.host();
        List<Release> onChannel = feed.releases().stream()
                .filter(release -> release.channel().equals(host.channel()))
                .sorted(Comparator.comparing(Release::version).reversed())
                .toList();
        if (onChannel.isEmpty()) return new UpToDate(Reason.FEED_EMPTY);

        List<Release> offered =
                onChannel.stream().filter(release -> isOffered(release, host)).toList();
        if (offered.isEmpty()) return new UpToDate(Reason.ONLY_PRE_RELEASES);

        Eligibility eligibility = new Eligibility(feed, context);
        List<Candidate> candidates = offered.stream()
                .flatMap(release -> eligibility.assess(release).stream())
                .toList();
        if (candidates.isEmpty()) return new UpToDate(Reason.NOTHING_FOR_PLATFORM);

        Route route = new Route(candidates, host.version(), this == BOTH_WAYS);
        List<Eligible> path = route.path();
        if (path.isEmpty()) return new UpToDate(route.obstacle());
        Support support = new Support(feed, context, candidates);
        return unlessRefused(available(path, support, news(path.get(0), offered, host)), context);
    }

    /** Somebody who runs a pre-release already has chosen pre-releases. */
    private static boolean isOffered(Release release, HostApplication host) {
        return !release.version().isPreRelease()
                || host.channel().offersPreReleases()
                || host.version().isPreRelease();
    }

    private static Available available(List<Eligible> path, Support support, List<Release> news) {
        List<Release> releases = path.stream().map(Eligible::release).toList();
        return new Available(
                releases.get(0),
                path.get(0).artifact(),
                support.importanceOf(releases),
                support.deadlineOf(releases),
                releases,
                news);
    }

    /** One release for each version: some servers publish every platform by itself. */
    private static List<Release> news(Eligible chosen, List<Release> offered, HostApplication host) {
        List<Release> news = new ArrayList<>();
        if (chosen.version().isNewerThan(host.version())) news.add(chosen.release());
        Version last = chosen.version();
        for (Release release : offered) { // Newest first.
            if (!last.isNewerThan(release.version()) || !release.version().isNewerThan(host.version())) continue;
            news.add(release);
            last = release.version();
        }
        return news;
    }

    private static Decision unlessRefused(Available update, Context context) {
        if (context.trigger() == UpdateTrigger.USER) return update;
        Version version = update.release().version();
        if (context.failing().contains(version)) return new UpToDate(Reason.FAILED_BEFORE);
        if (update.importance() == Importance.MANDATORY) return update;
        if (context.skipped().contains(version)) return new UpToDate(Reason.SKIPPED_BY_USER);
        if (context.postponed().contains(version)) return new UpToDate(Reason.POSTPONED_BY_USER);
        return update;
    }
}
