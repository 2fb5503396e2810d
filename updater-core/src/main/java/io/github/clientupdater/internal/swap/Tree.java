package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lies below a directory, by relative path with {@code /} between the segments.
 *
 * @param entries sorted, so that a directory comes before what is in it
 */
record Tree(SortedMap<String, Identity> entries) {
    Tree {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Reads all below {@code root}. Symbolic links are not followed. */
    static Tree read(Path root) throws IOException {
        SortedMap<String, Identity> entries = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (!path.equals(root)) entries.put(name(root, path), Identity.of(path));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Tree(entries);
    }

    /** Reads only {@code names} below {@code root}, as far as they are there. */
    static Tree read(Path root, Set<String> names) throws IOException {
        SortedMap<String, Identity> entries = new TreeMap<>();
        for (String name : names) {
            Identity identity = Identity.of(root.resolve(name));
            if (!identity.isAbsent()) entries.put(name, identity);
        }
        return new Tree(entries);
    }

    private static String name(Path root, Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    Identity at(String path) {
        return entries.getOrDefault(path, Identity.ABSENT);
    }

    /** Returns what two trees have in common exactly when they are the same. */
    String digest() {
        StringBuilder text = new StringBuilder();
        entries.forEach((path, identity) ->
                text.append(path).append('\0').append(identity).append('\0'));
        return Sha256.nameOf(text.toString());
    }
}
