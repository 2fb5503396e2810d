package io.github.clientupdater.internal.archive;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the publisher says that an archive unpacks to: these files, to the byte, and nothing else. The
 * archive may hold them as they are listed, or all of them in one directory at its top.
 */
final class ListedFiles {
    private final Map<String, PackageFile> listed = new LinkedHashMap<>();
    private final Map<String, Digest> written = new LinkedHashMap<>(); // By their names in the archive.
    private List<String> tops = List.of(); // What may still be the directory at the top, with its slash.

    ListedFiles(List<PackageFile> files) {
        for (PackageFile file : files) listed.put(file.path(), file);
    }

    long totalSize() {
        return listed.values().stream().mapToLong(PackageFile::size).reduce(0, ListedFiles::sum);
    }

    private static long sum(long a, long b) {
        return Math.min(a, Long.MAX_VALUE - b) + b;
    }

    /** Fails unless a file of {@code size} bytes is listed under {@code name}: before a byte of it is written. */
    void requireListed(String name, long size) throws IOException {
        if (written.isEmpty()) tops = topsOf(name);
        narrow(name, file -> true, "a file that is not on the publisher's list");
        narrow(name, file -> file.size() == size, "another size than on the publisher's list");
    }

    /** Fails unless what was written is listed. */
    void requireListed(String name, Digest content) throws IOException {
        narrow(name, file -> file.sha256().equals(content), "another content than on the publisher's list");
        written.put(name, content);
    }

    private static List<String> topsOf(String first) {
        int slash = first.indexOf('/');
        return slash < 0 ? List.of("") : List.of("", first.substring(0, slash + 1));
    }

    private void narrow(String name, Predicate<PackageFile> condition, String otherwise) throws IOException {
        List<String> possible = new ArrayList<>();
        for (String top : tops) {
            PackageFile file = name.startsWith(top) ? listed.get(name.substring(top.length())) : null;
            if (file != null && condition.test(file)) possible.add(top);
        }
        if (possible.isEmpty()) throw new PackageMismatchException(otherwise, name);
        tops = possible;
    }

    /**
     * Compares all that lies below {@code root} with the list, reading it back from the disk, and gives the
     * files their modes.
     *
     * @return where the listed paths begin
     */
    Path finish(Path root) throws IOException {
        String top = topWithAll();
        Path begin = top.isEmpty() ? root : root.resolve(top.substring(0, top.length() - 1));
        requireNoOtherDirectory(root, begin);
        for (PackageFile file : listed.values()) finish(begin.resolve(file.path()), file);
        return begin;
    }

    private String topWithAll() throws IOException {
        String missing = "";
        for (String top : tops) {
            missing = listed.keySet().stream()
                    .filter(path -> !written.containsKey(top + path))
                    .findFirst()
                    .orElse("");
            if (missing.isEmpty()) return top;
        }
        throw new PackageMismatchException("a file of the publisher's list that is missing", missing);
    }

    private void requireNoOtherDirectory(Path root, Path begin) throws IOException {
        Set<Path> known = new HashSet<>(List.of(root, begin));
        for (String path : listed.keySet()) {
            for (Path above = begin.resolve(path).getParent(); above != null && known.add(above); ) {
                above = above.getParent();
            }
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || known.contains(path)) continue;
                throw new PackageMismatchException(
                        "a directory that no file of the publisher's list lies in",
                        root.relativize(path).toString());
            }
        }
    }

    /** The bytes were right when they were written: others now are the disk's doing, or somebody else's. */
    private static void finish(Path path, PackageFile file) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) digest.update(buffer, 0, count);
        }
        if (!Digest.of(digest.digest()).equals(file.sha256())) {
            throw new IOException("a file that changed since it was written: " + file.path());
        }
        if (PrivateDirectories.isPosix(path)) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
