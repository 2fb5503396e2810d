package io.github.clientupdater.server.platforms;

import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One version in the list for administrators.
 *
 * @param id the server's number of it, if it gives one
 * @param version which
 * @param releaseDate when it was published, if the server says it
 * @param critical whether it mends something dangerous
 * @param platforms that it is made for, in the server's words
 * @param downloads how often it was downloaded
 * @param status such as {@code active}, in the server's words
 */
public record PublishedVersion(
        OptionalLong id,
        Version version,
        Optional<Instant> releaseDate,
        boolean critical,
        List<String> platforms,
        long downloads,
        String status) {
    /** Copies the list. */
    public PublishedVersion {
        platforms = List.copyOf(platforms);
    }
}
