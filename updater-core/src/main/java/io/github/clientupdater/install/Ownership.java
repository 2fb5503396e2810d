package io.github.clientupdater.install;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.swap.Owners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whoever may use the old version may use the new one. */
final class Ownership {
    private Ownership() {}

    /**
     * Gives {@code to} the permissions of {@code from}, and everything in it the same owner and group as
     * far as this process may: root may update what belongs to a service's account.
     */
    static void copy(Path from, Path to) throws IOException {
        if (!PrivateDirectories.isPosix(from)) return;
        try (Stream<Path> paths = Files.walk(to)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Owners.give(path, from);
            }
        }
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
}
