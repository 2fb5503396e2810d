package io.github.clientupdater.release;

import java.util.Objects;

/**
 * One of the files that an archive unpacks to, as its publisher lists it.
 *
 * @param path with slashes, below the application directory
 * @param size in bytes
 * @param sha256 its digest
 * @param executable whether its mode is 755, and not 644
 */
public record PackageFile(String path, long size, Digest sha256, boolean executable) {
    /** Checks the arguments. */
    public PackageFile {
        Objects.requireNonNull(path, "path == null");
        Objects.requireNonNull(sha256, "sha256 == null");
        if (size < 0) throw new IllegalArgumentException("size < 0: " + size);
    }
}
