package io.github.clientupdater.server.platforms;

import java.util.List;

/**
 * One page of the list for administrators.
 *
 * @param versions on it, in the server's order
 * @param page its number, from 1 on
 * @param perPage how many there are on a full page
 * @param total how many there are on all pages
 */
public record VersionPage(List<PublishedVersion> versions, int page, int perPage, long total) {
    /** Copies the list. */
    public VersionPage {
        versions = List.copyOf(versions);
    }

    /** Returns whether there is another page after this one. */
    public boolean hasNext() {
        return !versions.isEmpty() && (long) page * perPage < total;
    }
}
