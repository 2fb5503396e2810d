package io.github.clientupdater.internal.archive;

import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.SafePaths;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the entries of an archive into a new directory, and nowhere else. Names, kinds, numbers and
 * sizes come from outside and are all checked here, whatever kind of archive they come from.
 */
public final class Extraction {
    private static final int MAX_ENTRIES = 200_000;
    private static final long MAX_BYTES = 32L * 1024 * 1024 * 1024;
    private static final int EXECUTABLE = 0100; // The owner's right to execute.

    private final Path root;
    private final Set<String> taken = new HashSet<>();
    private final SymbolicLinks links;
    private int entries;
    private int files;
    private long bytes;

    private Extraction(Path root) {
        this.root = root;
        this.links = new SymbolicLinks(root);
    }

    /** Makes {@code root}, which must not exist, to write into. */
    public static Extraction into(Path root) throws IOException {
        PrivateDirectories.createNew(root);
        return new Extraction(root);
    }

    void directory(String name) throws IOException {
        count();
        Path directory = resolve(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        Files.createDirectories(directory);
    }

    /** Writes one file of exactly {@code size} bytes. */
    void file(String name, int mode, long size, InputStream content) throws IOException {
        count();
        Path file = claim(name);
        if (size < 0 || bytes + size > MAX_BYTES) throw new MalformedArchiveException("too much content");
        bytes += size;
        files++;
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(content, out, size, name);
        }
        if (PrivateDirectories.isPosix(file)) {
            boolean executable = (mode & EXECUTABLE) != 0; // Nothing else of the mode: no setuid.
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void copy(InputStream in, OutputStream out, long size, String name) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = size;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            left -= count;
            if (left < 0) break;
            out.write(buffer, 0, count);
        }
        if (left != 0) {
            throw new MalformedArchiveException("another size than declared: " + SafePaths.printable(name));
        }
    }

    /** Remembers a symbolic link; it is made at the end, so that nothing is written through it. */
    void symbolicLink(String name, String target) throws IOException {
        count();
        links.add(claim(name), target);
    }

    /** Ends the extraction: makes the links and opens the directories to those who may enter. */
    public void finish() throws IOException {
        if (files == 0) throw new MalformedArchiveException("the archive holds no file");
        links.make();
        if (PrivateDirectories.isPosix(root)) openDirectories();
    }

    /** Fails if a link leads out of {@code top}, a directory of what was unpacked that will be all of it. */
    public void requireLinksInside(Path top) throws IOException {
        links.requireInside(top);
    }

    /** Fails if {@code bytes} will not fit, as far as the archive tells beforehand. */
    void requireRoomFor(long bytes) throws UpdateException {
        DiskSpace.require(root, bytes);
    }

    /** What the creator's umask closed: the files are open to their readers too. */
    private void openDirectories() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths.filter(this::isDirectoryBelow)::iterator) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private boolean isDirectoryBelow(Path path) {
        return !path.equals(root) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void count() throws IOException {
        if (++entries > MAX_ENTRIES) throw new MalformedArchiveException("more than " + MAX_ENTRIES + " entries");
    }

    private Path claim(String name) throws IOException {
        Path path = resolve(name);
        if (!taken.add(SafePaths.collisionKey(name))) {
            throw new MalformedArchiveException("a name that occurs twice: " + SafePaths.printable(name));
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new MalformedArchiveException("a file where a directory is: " + SafePaths.printable(name));
        }
        return path;
    }

    private Path resolve(String name) throws IOException {
        if (!SafePaths.isSafe(name)) {
            throw new MalformedArchiveException("a forbidden name: " + SafePaths.printable(name));
        }
        try {
            return root.resolve(name);
        } catch (InvalidPathException e) { // Its characters are not among those of the locale.
            throw new MalformedArchiveException("a name that this system cannot write: " + SafePaths.printable(name));
        }
    }
}
