package io.github.clientupdater.relaunch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Stream;

/** A second tree of the same files, by hard links where possible. */
final class Duplicate {

    private Duplicate() {}

    /** Of a runtime, what no program needs that runs on it. */
    private static final Set<String> DISPENSABLE = Set.of("legal", "jmods", "man", "include", "demo");

    /** Makes {@code copy}, which must not exist, of the runtime {@code original}. */
    static void of(Path original, Path copy) throws IOException {
        try (Stream<Path> paths = Files.walk(original)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path inside = original.relativize(path);
                if (!DISPENSABLE.contains(inside.getName(0).toString()))
                    add(path, copy.resolve(original.relativize(path).toString()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void add(Path path, Path copy) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(copy);
        } else if (Files.isSymbolicLink(path)) { // A distribution's runtime points to its configuration elsewhere.
            Files.createSymbolicLink(copy, path.resolveSibling(Files.readSymbolicLink(path)));
        } else {
            link(path, copy);
        }
    }

    private static void link(Path path, Path copy) throws IOException {
        try {
            Files.createLink(copy, path);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
