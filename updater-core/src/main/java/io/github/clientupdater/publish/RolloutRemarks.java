package io.github.clientupdater.publish;

import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.FeedRelease;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says of which releases more installations get hold than their rollout lets in: not even 0 percent stops those. */
final class RolloutRemarks {
    private final FeedDocument feed;

    RolloutRemarks(FeedDocument feed) {
        this.feed = feed;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (FeedRelease release : spreading()) {
            Optional<String> who = release.mandatory()
                    ? Optional.of("every installation that is behind gets it, for it is mandatory")
                    : feed.minimumSupported().map(RolloutRemarks::unsupported);
            who.ifPresent(they -> sentences.add("the rollout of version " + release.version()
                    + " does not hold for all: " + they + "; to stop it, withdraw it"));
        }
        return sentences;
    }

    private static String unsupported(MinimumSupported minimum) {
        String when = minimum.deadline()
                .map(deadline -> "from " + deadline + " on also ")
                .orElse("also ");
        return when + "every version below " + minimum.version() + " gets it, for it is not supported any more";
    }

    /** Older releases are for nobody once everybody may have a newer one. */
    private List<FeedRelease> spreading() {
        Optional<Version> complete = feed.releases().stream()
                .filter(release -> release.rollout().equals(Rollout.EVERYBODY))
                .map(FeedRelease::version)
                .max(Comparator.naturalOrder());
        return feed.releases().stream()
                .filter(release -> !release.rollout().equals(Rollout.EVERYBODY))
                .filter(release -> complete.isEmpty() || release.version().isNewerThan(complete.get()))
                .toList();
    }
}
