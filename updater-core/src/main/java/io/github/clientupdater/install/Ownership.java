package io.github.clientupdater.install;

import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.stream.Stream;

/** Whoever may use the old version may use the new one. */
final class Ownership {
    private Ownership() {}

    /**
     * Gives {@code to} the permissions of {@code from}, and everything in it the same owner: root may
     * update what belongs to a service's account.
     */
    static void copy(Path from, Path to) throws IOException {
        if (!PrivateDirectories.isPosix(from)) return;
        PosixFileAttributes old = view(from).readAttributes();
        if (!old.owner().equals(view(to).readAttributes().owner())) {
            try (Stream<Path> paths = Files.walk(to)) {
                for (Path path : (Iterable<Path>) paths::iterator) {
                    view(path).setOwner(old.owner());
                    view(path).setGroup(old.group());
                }
            }
        }
        Files.setPosixFilePermissions(to, old.permissions());
    }

    private static PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
