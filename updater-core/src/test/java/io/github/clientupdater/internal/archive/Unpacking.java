package io.github.clientupdater.internal.archive;

import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.PackageFile;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Require;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Unpacks anything, and looks at what has to hold whatever it is. */
final class Unpacking {
    private static final List<PackageFile> LIST = List.of(
            new PackageFile("a", 1, Digest.ofContent("x".getBytes(StandardCharsets.UTF_8)), false),
            new PackageFile("d/b", 0, Digest.ofContent(new byte[0]), true));

    private Unpacking() {}

    /** Nothing is written outside, no link leads there, with a list there is nothing else; and the codes are known. */
    static void check(byte[] archive, Format format) throws IOException {
        Path base = Files.createTempDirectory("archive-fuzz").toRealPath();
        try {
            Path file = Files.write(base.resolve("archive"), archive);
            if (unpack(file, format, List.of(), base.resolve("all"))) requireLinksInside(base.resolve("all"));
            if (unpack(file, format, LIST, base.resolve("listed"))) requireListed(base.resolve("listed"));
            try (Stream<Path> here = Files.list(base)) {
                Set<String> known = Set.of("archive", "all", "listed");
                Require.that(
                        here.allMatch(path -> known.contains(path.getFileName().toString())), "nothing outside");
            }
        } finally {
            delete(base);
        }
    }

    private static boolean unpack(Path file, Format format, List<PackageFile> list, Path into) throws IOException {
        try {
            Unpacked.of(file, format, list, into, new Cancellation());
            return true;
        } catch (IOException e) {
            return false; // The disk does not take it.
        } catch (UpdateException e) {
            Set<Code> declared = Set.of(Code.PACKAGE_MALFORMED, Code.PACKAGE_MISMATCH, Code.DISK_FULL);
            Require.that(declared.contains(e.code()), "declared: " + e.code());
            Require.line(e.getMessage(), 400);
            return false;
        }
    }

    private static void requireLinksInside(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isSymbolicLink)::iterator) {
                Path target =
                        path.getParent().resolve(Files.readSymbolicLink(path)).normalize();
                Require.that(target.startsWith(root), "a link that leads outside");
            }
        }
    }

    private static void requireListed(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> files = paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            Require.that(files.size() == 2, "the two files of the list");
            for (Path path : files) {
                Require.that(path.endsWith("a") || path.endsWith("d/b"), "a file of the list");
                Require.that(Files.size(path) == (path.endsWith("a") ? 1 : 0), "as it is listed");
            }
        }
    }

    private static void delete(Path base) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(base)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) Files.delete(path);
    }
}
