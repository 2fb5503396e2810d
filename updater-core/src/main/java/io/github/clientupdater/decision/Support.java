package io.github.clientupdater.decision;

import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the running version may still be used, and what follows from it. */
final class Support {
    private final List<Candidate> candidates;
    private final Version running;
    private final boolean ends; // Now or at the deadline.
    private final Optional<Instant> deadline; // Only one that still lies ahead.

    Support(ReleaseFeed feed, UpdatePolicy.Context context, List<Candidate> candidates) {
        this.candidates = List.copyOf(candidates);
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

    /** What binds at the end of a path binds at its first step, and so does what that brings along. */
    Importance importanceOf(List<Release> path) {
        Version next = path.get(0).version();
        boolean helps = next.isNewerThan(running);
        List<Release> binding = Stream.concat(path.stream(), broughtAlong(next)).toList();
        if (binding.stream().anyMatch(Release::isMandatory) || (helps && isOver())) return Importance.MANDATORY;
        boolean critical = binding.stream().anyMatch(Release::isCritical) || (helps && ends);
        return critical ? Importance.CRITICAL : Importance.OPTIONAL;
    }

    /** Whoever goes from 1.0 to 1.2 gets what 1.1 mended. */
    private Stream<Release> broughtAlong(Version next) {
        return candidates.stream()
                .map(Candidate::release)
                .filter(release -> release.version().isNewerThan(running))
                .filter(release -> next.isNewerThan(release.version()));
    }

    Optional<Instant> deadlineOf(List<Release> path) {
        boolean ahead = importanceOf(path) != Importance.MANDATORY
                && path.get(0).version().isNewerThan(running);
        return ahead ? deadline : Optional.empty();
    }
}
