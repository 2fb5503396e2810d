package io.github.clientupdater.server.platforms;

import io.github.clientupdater.release.Digest;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the server says of a package that it has taken.
 *
 * @param message in its own words
 * @param updateId the server's number of the version, if it gives one
 * @param digest of the bytes that were sent; the server's own agrees, if it gave one
 * @param downloadUrl where it lies now, if the server says it
 */
public record PublishedPackage(String message, OptionalLong updateId, Digest digest, Optional<String> downloadUrl) {}
