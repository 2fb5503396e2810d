package io.github.clientupdater.decision;

import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the running version may still be used, and what follows from it. */
final class Support {
    private final Version running;
    private final boolean ends; // Now or at the deadline.
    private final Optional<Instant> deadline; // Only one that still lies ahead.

    Support(ReleaseFeed feed, UpdatePolicy.Context context) {
        this.running = context.host().version();
        Optional<MinimumSupported> unmet =
                feed.minimumSupported().filter(minimum -> minimum.version().isNewerThan(running));
        this.ends = unmet.isPresent();
        this.deadline = unmet.flatMap(MinimumSupported::deadline)
                .filter(time -> context.now().isBefore(time));
    }

    boolean isOver() {
        return ends && deadline.isEmpty();
    }

    /** What binds at the end of a path binds at its first step. */
    Importance importanceOf(List<Release> path) {
        boolean helps = path.get(0).version().isNewerThan(running);
        if (path.stream().anyMatch(Release::isMandatory) || (helps && isOver())) return Importance.MANDATORY;
        boolean critical = path.stream().anyMatch(Release::isCritical) || (helps && ends);
        return critical ? Importance.CRITICAL : Importance.OPTIONAL;
    }

    Optional<Instant> deadlineOf(List<Release> path) {
        boolean ahead = importanceOf(path) != Importance.MANDATORY
                && path.get(0).version().isNewerThan(running);
        return ahead ? deadline : Optional.empty();
    }
}
