package io.github.clientupdater.internal.archive;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Any bytes as a ZIP file: nothing is written outside, no link leads there, and failures are the declared ones. */
class ZipFuzz {
    @FuzzTest
    @DictionaryEntries({"PK", "../"})
    void zip(byte[] data) throws IOException {
        Path base = Files.createTempDirectory("zip-fuzz").toRealPath();
        try {
            Path file = Files.write(base.resolve("archive.zip"), data);
            extract(file, base.resolve("out"));
            try (Stream<Path> here = Files.list(base)) {
                Require.that(here.allMatch(path -> path.equals(file) || path.endsWith("out")), "nothing outside");
            }
        } finally {
            delete(base);
        }
    }

    private static void extract(Path file, Path root) throws IOException {
        try {
            Extraction extraction = Extraction.into(root);
            Archive.open(file, Format.ZIP).extractTo(extraction, new Cancellation());
            extraction.finish();
        } catch (IOException | UpdateException e) {
            return; // As declared.
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isSymbolicLink)::iterator) {
                Path target =
                        path.getParent().resolve(Files.readSymbolicLink(path)).normalize();
                Require.that(target.startsWith(root), "a link that leads outside");
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
