package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Whose a file is, where files have owners. */
public final class Owners {
    private Owners() {}

    /** Gives {@code path} the owner and group of {@code model}, as far as this process may: only root gives files away. */
    public static void give(Path path, Path model) throws IOException {
        if (!PrivateDirectories.isPosix(path)) return;
        PosixFileAttributes wanted = view(model).readAttributes();
        PosixFileAttributes present = view(path).readAttributes();
        try {
            if (!present.group().equals(wanted.group())) view(path).setGroup(wanted.group());
            if (!present.owner().equals(wanted.owner())) view(path).setOwner(wanted.owner());
        } catch (FileSystemException e) {
            return; // Then whoever replaces the files owns the new ones.
        }
    }

    private static PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
