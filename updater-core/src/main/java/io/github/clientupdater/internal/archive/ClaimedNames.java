package io.github.clientupdater.internal.archive;

import io.github.clientupdater.internal.files.SafePaths;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names of one archive: safe on every system, and none of them another one on some system. */
final class ClaimedNames {
    private final Set<String> files = new HashSet<>();
    private final Map<String, String> directories = new HashMap<>(); // Each in the one way it is written.

    /** Adds a file or a link, which may occur once. */
    void file(String name) throws IOException {
        requireSafe(name);
        String key = SafePaths.collisionKey(name);
        if (directories.containsKey(key)) throw MalformedArchiveException.of("a file where a directory is", name);
        if (!files.add(key)) throw MalformedArchiveException.of("a name that occurs twice", name);
        int slash = name.lastIndexOf('/');
        if (slash >= 0) directories(name.substring(0, slash));
    }

    /** Adds a directory, which may occur again. */
    void directory(String name) throws IOException {
        requireSafe(name);
        directories(name);
    }

    private void directories(String name) throws IOException {
        for (int end = name.length(); end >= 0; end = name.lastIndexOf('/', end - 1)) {
            String directory = name.substring(0, end);
            String key = SafePaths.collisionKey(directory);
            if (files.contains(key)) throw MalformedArchiveException.of("a directory where a file is", directory);
            String known = directories.putIfAbsent(key, directory);
            if (known != null && !known.equals(directory)) {
                throw MalformedArchiveException.of("a name that occurs twice", directory);
            }
        }
    }

    private static void requireSafe(String name) throws IOException {
        if (!SafePaths.isSafe(name)) throw MalformedArchiveException.of("a forbidden name", name);
    }
}
