package io.github.clientupdater.internal.archive;

import io.github.clientupdater.task.Cancellation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A gzip-compressed tar file: POSIX.1-2001 (ustar and pax) with GNU's long names. */
final class TarGzArchive implements Archive {
    private final Path file;

    TarGzArchive(Path file) {
        this.file = file;
    }

    @Override
    public void extractTo(Extraction extraction, Cancellation cancellation) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream tar = new BufferedInputStream(new GzipInput(raw), 64 * 1024)) {
            TarReader reader = new TarReader(tar);
            for (TarEntry entry = reader.next(); entry != null; entry = reader.next()) {
                cancellation.throwIfCancelled();
                extract(entry, reader, extraction);
            }
        }
    }

    private static void extract(TarEntry entry, TarReader reader, Extraction extraction) throws IOException {
        switch (entry.type()) {
            case DIRECTORY -> {
                if (!entry.isRoot()) extraction.directory(entry.relativeName());
            }
            case FILE -> extraction.file(entry.relativeName(), entry.mode(), entry.size(), reader.content());
            case LINK -> extraction.symbolicLink(entry.relativeName(), entry.linkTarget());
        }
    }
}
