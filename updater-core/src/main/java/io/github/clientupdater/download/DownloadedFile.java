package io.github.clientupdater.download;

import io.github.clientupdater.release.Digest;
import java.nio.file.Path;

/**
 * A file as it came, not yet compared with anything.
 *
 * @param file where it lies
 * @param size its length in bytes
 * @param digest computed while the bytes passed
 */
public record DownloadedFile(Path file, long size, Digest digest) {}
