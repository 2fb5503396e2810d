package io.github.clientupdater.install;

import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.nio.file.FileSystemException;
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
     * Gives {@code to} the permissions of {@code from}, and everything in it the same owner and group as
     * far as this process may: root may update what belongs to a service's account.
     */
    static void copy(Path from, Path to) throws IOException {
        if (!PrivateDirectories.isPosix(from)) return;
        PosixFileAttributes old = view(from).readAttributes();
        PosixFileAttributes fresh = view(to).readAttributes();
        if (!old.owner().equals(fresh.owner()) || !old.group().equals(fresh.group())) giveAll(to, old);
        Files.setPosixFilePermissions(to, old.permissions());
    }

    private static void giveAll(Path to, PosixFileAttributes old) throws IOException {
        try (Stream<Path> paths = Files.walk(to)) {
            for (Path path : (Iterable<Path>) paths::iterator) give(path, old);
        }
    }

    private static void give(Path path, PosixFileAttributes old) throws IOException {
        try {
            if (!view(path).readAttributes().group().equals(old.group()))
                view(path).setGroup(old.group());
            if (!view(path).readAttributes().owner().equals(old.owner()))
                view(path).setOwner(old.owner());
        } catch (FileSystemException e) {
            return; // Only root gives files away; whoever else may replace them owns the new ones.
        }
    }

    private static PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
