package io.github.clientupdater.release;

import java.util.List;

/**
 * What a server has published for one application.
 *
 * @param releases in any order
 */
public record ReleaseFeed(List<Release> releases) {
    /** Nothing is published. */
    public static final ReleaseFeed EMPTY = new ReleaseFeed(List.of());

    /** Copies the list. */
    public ReleaseFeed {
        releases = List.copyOf(releases);
    }
}
