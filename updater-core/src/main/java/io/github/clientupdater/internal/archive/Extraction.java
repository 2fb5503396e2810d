package io.github.clientupdater.internal.archive;

import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.PackageFile;
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
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the entries of an archive into a new directory, and nowhere else. Names, kinds, numbers and
 * sizes come from outside and are all checked here, whatever kind of archive they come from. Where the
 * publisher lists the files, the archive is but a source of their bytes.
 */
final class Extraction {
    static final int MAX_ENTRIES = 200_000;
    static final long MAX_BYTES = 32L * 1024 * 1024 * 1024;
    private static final int EXECUTABLE = 0100; // The owner's right to execute.

    private final Path root;
    private final ClaimedNames names = new ClaimedNames();
    private final SymbolicLinks links;
    private final Optional<ListedFiles> list;
    private int entries;
    private int files;
    private long bytes;

    private Extraction(Path root, Optional<ListedFiles> list) {
        this.root = root;
        this.list = list;
        this.links = new SymbolicLinks(root);
    }

    /** Makes {@code root}, which must not exist, to write into. */
    static Extraction into(Path root) throws IOException {
        return into(root, List.of());
    }

    /** Makes {@code root} to write exactly {@code files} into, or whatever there is if that is empty. */
    static Extraction into(Path root, List<PackageFile> files) throws IOException {
        PrivateDirectories.createNew(root);
        return new Extraction(
                root, Optional.of(files).filter(list -> !list.isEmpty()).map(ListedFiles::new));
    }

    void directory(String name) throws IOException {
        count();
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        names.directory(plain);
        Files.createDirectories(resolve(plain));
    }

    /** Writes one file of exactly {@code size} bytes. */
    void file(String name, int mode, long size, InputStream content) throws IOException {
        count();
        Path file = claim(name);
        if (size < 0 || size > MAX_BYTES - bytes) throw new MalformedArchiveException("too much content");
        if (list.isPresent()) list.get().requireListed(name, size);
        bytes += size;
        files++;
        Files.createDirectories(PrivateDirectories.parentOf(file));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Digest digest = copy(content, out, size, name);
            if (list.isPresent()) list.get().requireListed(name, digest);
        }
        if (PrivateDirectories.isPosix(file)) {
            boolean executable = (mode & EXECUTABLE) != 0; // Nothing else of the mode: no setuid.
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Digest copy(InputStream in, OutputStream out, long size, String name) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[64 * 1024];
        long left = size;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            left -= count;
            if (left < 0) break;
            out.write(buffer, 0, count);
            digest.update(buffer, 0, count);
        }
        if (left != 0) throw MalformedArchiveException.of("another size than declared", name);
        return Digest.of(digest.digest());
    }

    /** Remembers a symbolic link; it is made at the end, so that nothing is written through it. */
    void symbolicLink(String name, String target) throws IOException {
        count();
        Path link = claim(name);
        if (list.isPresent()) throw new PackageMismatchException("a link, and the publisher lists none", name);
        links.add(link, target);
    }

    /**
     * Ends the extraction: makes the links, looks whether everything is there that is listed, and opens the
     * directories to those who may enter.
     *
     * @return where the paths of the list begin, if there is one
     */
    Optional<Path> finish() throws IOException {
        if (files == 0) throw new MalformedArchiveException("the archive holds no file");
        links.make();
        Optional<Path> top = list.isPresent() ? Optional.of(list.get().finish(root)) : Optional.empty();
        if (PrivateDirectories.isPosix(root)) openDirectories();
        return top;
    }

    /** Fails if a link leads out of {@code top}, a directory of what was unpacked that will be all of it. */
    void requireLinksInside(Path top) throws IOException {
        links.requireInside(top);
    }

    /** Fails if {@code bytes} will not fit, as far as the archive tells beforehand. */
    void requireRoomFor(long bytes) throws UpdateException {
        DiskSpace.require(root, bytes);
    }

    /** Fails if what is listed will not fit. */
    void requireRoomForList() throws UpdateException {
        if (list.isPresent()) DiskSpace.require(root, list.get().totalSize());
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
        names.file(name);
        return resolve(name);
    }

    private Path resolve(String name) throws IOException {
        try {
            return root.resolve(name);
        } catch (InvalidPathException e) { // Its characters are not among those of the locale.
            throw MalformedArchiveException.of("a name that this system cannot write", name);
        }
    }
}
