package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where in an unpacked archive the application begins. */
final class ArchiveRoot {
    private ArchiveRoot() {}

    /**
     * Many archives hold one directory such as {@code notes-1.1.0} with everything in it. That one is
     * taken off, unless the installation itself has a directory of that name.
     */
    static Path of(Path unpacked, Path live) throws IOException {
        List<Path> top;
        try (Stream<Path> children = Files.list(unpacked)) {
            top = children.toList();
        }
        if (top.size() != 1 || !Files.isDirectory(top.get(0), LinkOption.NOFOLLOW_LINKS)) return unpacked;
        Path only = top.get(0);
        return Files.isDirectory(live.resolve(only.getFileName())) ? unpacked : only;
    }
}
