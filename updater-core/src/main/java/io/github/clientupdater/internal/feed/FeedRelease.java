package io.github.clientupdater.internal.feed;

import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version in a feed.
 *
 * @param version what it is
 * @param published when
 * @param mandatory whether everybody has to have it
 * @param critical whether it mends something dangerous
 * @param minimumVersion the oldest version that can be updated directly
 * @param rollout how many get it by themselves
 * @param notes what is new
 * @param artifacts its files; those of a kind or for a system that this library does not know are left out
 */
public record FeedRelease(
        Version version,
        Optional<Instant> published,
        boolean mandatory,
        boolean critical,
        Optional<Version> minimumVersion,
        Rollout rollout,
        Notes notes,
        List<FeedArtifact> artifacts) {}
