package io.github.clientupdater.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.PackageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedFilesTest {
    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void setUp() {
        root = temporary.resolve("out");
    }

    private Extraction expecting(String... paths) throws IOException {
        return Extraction.into(
                root,
                Stream.of(paths)
                        .map(path -> new PackageFile(path, path.length(), Digest.ofContent(bytes(path)), false))
                        .toList());
    }

    /** Each file's content is its path in the list. */
    private static void write(Extraction extraction, String name, String path) throws IOException {
        extraction.file(name, 0644, path.length(), new ByteArrayInputStream(bytes(path)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("E8 what the disk gives back is compared, not what was given to it")
    void changedOnTheDisk() throws Exception {
        Extraction extraction = expecting("a", "b");
        write(extraction, "a", "a");
        write(extraction, "b", "b");
        Files.writeString(root.resolve("a"), "x");

        assertThatThrownBy(extraction::finish)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("changed since it was written: a");
    }

    @Test
    @DisplayName("E8 a file that became a link is not read through it")
    void becameALink() throws Exception {
        Extraction extraction = expecting("a", "b");
        write(extraction, "a", "a");
        write(extraction, "b", "b");
        Path same = Files.writeString(temporary.resolve("same"), "a");
        Files.delete(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a"), same);

        assertThatThrownBy(extraction::finish).isInstanceOf(IOException.class);
    }

    @Test
    void listBeginsWhereItsPathsAre() throws Exception {
        Extraction plain = expecting("d/a", "d/b");
        write(plain, "d/a", "d/a");
        write(plain, "d/b", "d/b");

        assertThat(plain.finish()).isEqualTo(Optional.of(root));
    }

    @Test
    void listBeginsBelowTheOneDirectoryAtTheTop() throws Exception {
        Extraction below = expecting("d/a", "a");
        write(below, "d/d/a", "d/a");
        write(below, "d/a", "a");

        assertThat(below.finish()).isEqualTo(Optional.of(root.resolve("d")));
    }

    @Test
    void contentTellsWhereTheListBeginsIfNamesDoNot() throws Exception {
        Extraction both = expecting("d/a", "a");
        write(both, "d/a", "d/a");
        write(both, "a", "a");

        assertThat(both.finish()).isEqualTo(Optional.of(root));
    }

    @Test
    void halfOfTheListBelowADirectoryIsAMismatch() throws Exception {
        Extraction half = expecting("a", "b");
        write(half, "d/a", "a");

        assertThatThrownBy(() -> write(half, "b", "b")).isInstanceOf(PackageMismatchException.class);
    }

    @Test
    void nothingIsWrittenOfWhatIsNotListed() throws Exception {
        Extraction extraction = expecting("a");

        assertThatThrownBy(() -> write(extraction, "c", "c")).isInstanceOf(PackageMismatchException.class);
        assertThatThrownBy(() -> write(extraction, "a", "aa")).isInstanceOf(PackageMismatchException.class);
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files.toList()).isEmpty();
        }
    }

    @Test
    void emptyListIsNone() throws Exception {
        Extraction extraction = Extraction.into(root, List.of());
        write(extraction, "a", "a");

        assertThat(extraction.finish()).isEmpty();
    }
}
