package io.github.clientupdater.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths without symbolic links, also of what is not there. */
public final class RealPaths {
    private static final int MAX_LINKS = 40; // As Linux.

    private RealPaths() {}

    /** Returns where {@code path} leads: through links as far as there are any, by name from there on. */
    public static Path of(Path path) {
        return of(path.toAbsolutePath(), MAX_LINKS);
    }

    private static Path of(Path path, int linksLeft) {
        try {
            return path.toRealPath();
        } catch (IOException e) { // It does not exist, or a link to it leads nowhere.
            Path parent = path.getParent();
            if (parent == null || linksLeft == 0) return path.normalize();
            Path beside = of(parent, linksLeft - 1);
            return Files.isSymbolicLink(path)
                    ? of(beside.resolve(target(path)).normalize(), linksLeft - 1)
                    : beside.resolve(path.getFileName());
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            return link.getFileName(); // No link any more.
        }
    }
}
