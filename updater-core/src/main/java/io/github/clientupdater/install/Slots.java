package io.github.clientupdater.install;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.release.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An installation for a launcher: {@code versions/<name>} holds each version whole, and the file {@code
 * current} has the name of the one to start, as its one line. An update adds a directory and changes that
 * one file: whoever starts the launcher meanwhile gets one version or the other, and neither is touched.
 */
final class Slots {
    static final String POINTER = "current";
    private static final String VERSIONS = "versions";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,127}");

    private Slots() {}

    /** Returns whether {@code directory} is arranged like this. */
    static boolean areAt(Path directory) {
        try {
            return Files.isDirectory(current(directory));
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the directory of the version that the launcher starts. */
    static Path current(Path directory) throws IOException {
        Path pointer = directory.resolve(POINTER);
        if (!Files.isRegularFile(pointer, LinkOption.NOFOLLOW_LINKS)) throw new IOException(pointer + " is no file");
        String name = Files.readString(pointer).strip();
        if (!NAME.matcher(name).matches()) throw new IOException(pointer + " names no version");
        return directory.resolve(VERSIONS).resolve(name);
    }

    /** Lays out the new tree, and returns where the new version's own goes. */
    static Path prepare(Path fresh, Version version) throws IOException {
        Files.createDirectory(fresh);
        Files.createDirectory(fresh.resolve(VERSIONS));
        Files.writeString(fresh.resolve(POINTER), version + "\n");
        return fresh.resolve(VERSIONS).resolve(version.toString());
    }

    /**
     * Removes what lies where {@code version} goes: an update that never came to its end, or somebody, left
     * it there, and files of it that the package does not have would become part of the new version. What
     * the launcher starts stays, under whichever name it is found.
     */
    static void makeRoom(Path directory, Version version) throws IOException {
        Path slot = directory.resolve(VERSIONS).resolve(version.toString());
        if (!Files.exists(slot, LinkOption.NOFOLLOW_LINKS) || slot.equals(current(directory))) return;
        boolean isLink = Files.isSymbolicLink(slot); // Only the link goes then.
        if (isLink || !Files.isSameFile(slot, current(directory))) PrivateDirectories.delete(slot);
    }

    /** Removes every version but the one that the launcher starts. */
    static void removeOthers(Path directory) throws IOException {
        Path current = current(directory);
        List<Path> others;
        try (Stream<Path> versions = Files.list(directory.resolve(VERSIONS))) {
            others = versions.filter(version -> !version.equals(current)).toList();
        }
        for (Path other : others) PrivateDirectories.delete(other);
    }
}
