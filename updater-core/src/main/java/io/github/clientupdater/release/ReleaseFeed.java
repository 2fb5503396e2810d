package io.github.clientupdater.release;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a server has published for one application.
 *
 * @param releases in any order
 * @param rollbackFloor no version below this one may be installed, not even on purpose
 * @param minimumSupported the oldest version that may still be used
 * @param notices what came up while it was read
 */
public record ReleaseFeed(
        List<Release> releases,
        Optional<Version> rollbackFloor,
        Optional<MinimumSupported> minimumSupported,
        List<Notice> notices) {
    /** Nothing is published. */
    public static final ReleaseFeed EMPTY = new ReleaseFeed(List.of());

    /** Copies the lists. */
    public ReleaseFeed {
        releases = List.copyOf(releases);
        Objects.requireNonNull(rollbackFloor, "rollbackFloor == null");
        Objects.requireNonNull(minimumSupported, "minimumSupported == null");
        notices = List.copyOf(notices);
    }

    /** Holds releases and nothing else. */
    public ReleaseFeed(List<Release> releases) {
        this(releases, Optional.empty(), Optional.empty(), List.of());
    }
}
