package io.github.clientupdater.internal.archive;

import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.file.Path;

/** A file that holds a directory tree. */
interface Archive {
    /** Hands every entry to {@code extraction}, which decides whether it is acceptable. */
    void extractTo(Extraction extraction, Cancellation cancellation) throws IOException, UpdateException;

    /** Returns the archive in {@code file}; reads nothing yet. */
    static Archive open(Path file, Format format) {
        return switch (format) {
            case ZIP -> new ZipArchive(file);
            case TAR_GZ -> new TarGzArchive(file);
            default -> throw new IllegalArgumentException("not an archive: " + format);
        };
    }
}
