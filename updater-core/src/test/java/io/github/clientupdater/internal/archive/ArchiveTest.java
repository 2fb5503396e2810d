package io.github.clientupdater.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.testing.TreeSnapshot;
import io.github.clientupdater.testing.Zips;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    @TempDir
    Path temporary;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "compares Unix permissions and makes symbolic links")
    void tarKeepsContentRightsAndLinks_whateverFlavour() throws Exception {
        Path tree = applicationTree();
        for (String flavour : new String[] {"ustar", "pax", "gnu"}) {
            Path file = temporary.resolve(flavour + ".tar.gz");
            run("tar", "--format=" + flavour, "-C", tree.toString(), "-czf", file.toString(), ".");

            Path out = extract(file, Format.TAR_GZ, flavour);

            assertThat(withoutRoot(out)).as(flavour).isEqualTo(withoutRoot(tree));
        }
    }

    /** Names beyond ustar's 100 bytes, an executable, a link, an empty directory. */
    private Path applicationTree() throws IOException {
        Path tree = Files.createDirectories(temporary.resolve("tree"));
        Path deep = Files.createDirectories(tree.resolve("a".repeat(60)).resolve("b".repeat(60)));
        Files.writeString(deep.resolve("é ".repeat(20) + "end"), "deep");
        Files.writeString(tree.resolve("run"), "#!/bin/sh");
        Files.setPosixFilePermissions(tree.resolve("run"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(tree.resolve("large"), "x".repeat(200_000));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("run"));
        Files.createDirectory(tree.resolve("empty"));
        return tree;
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "compares Unix permissions")
    void zipKeepsTheRightToExecute_andNothingElse() throws Exception {
        Path file = temporary.resolve("modes.zip");
        zipWithMode(file, "bin/run", "rwxrwxrwx");
        zipWithMode(file, "readme", "rw-rw-rw-");

        Path out = extract(file, Format.ZIP, "out");

        assertThat(Files.getPosixFilePermissions(out.resolve("bin/run")))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(Files.getPosixFilePermissions(out.resolve("readme")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes symbolic links")
    void zipKeepsLinksInside() throws Exception {
        Path file = zipWithLink("lib/current", "../app.jar");

        Path out = extract(file, Format.ZIP, "out");

        assertThat(Files.readSymbolicLink(out.resolve("lib/current"))).hasToString("../app.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../outside", "../..", "dir/..", "../lib/x/../y", ""})
    void linkThatLeadsOutsideIsRefused(String target) throws Exception {
        Path file = zipWithLink("lib/current", target);

        assertThatThrownBy(() -> extract(file, Format.ZIP, "out"))
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("leads outside");
    }

    @Test
    void nothingIsMadeBelowAnotherLink() throws Exception {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Extraction extraction = Extraction.into(temporary.resolve("out"));
        extraction.file("f", 0, 1, new ByteArrayInputStream(new byte[1]));
        extraction.symbolicLink("d0/r", "..");

        assertThatThrownBy(() -> extraction.symbolicLink("d0/r/s", "../.."))
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("a directory where a file is: d0/r");
        extraction.finish();
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void linkThatLeadsOutOfTheApplicationIsRefused() throws Exception {
        Path root = temporary.resolve("out");
        Extraction extraction = Extraction.into(root);
        extraction.file("top/f", 0, 1, new ByteArrayInputStream(new byte[1]));
        extraction.symbolicLink("top/l", "../sibling");
        extraction.finish();

        assertThatThrownBy(() -> extraction.requireLinksInside(root.resolve("top")))
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("leads outside");
    }

    @Test
    void damagedContentIsRefused() throws Exception {
        byte[] zip = Zips.of(Map.of("a", "x".repeat(1000)));
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        zip[text.lastIndexOf("PK\u0001\u0002") + 16] ^= 1; // The CRC in the central directory,
        zip[text.lastIndexOf("PK\u0007\b") + 4] ^= 1; // and the one behind the content.
        Path file = write("crc.zip", zip);

        assertThatThrownBy(() -> extract(file, Format.ZIP, "out"))
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void archiveOfDirectoriesOnlyIsRefused() throws Exception {
        Path file = write("dirs.zip", Zips.of(Map.of("app/", "")));

        assertThatThrownBy(() -> extract(file, Format.ZIP, "out"))
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("no file");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "compares Unix permissions")
    void manyEntriesKeepTheirRights_inZip64() throws Exception {
        Path file = temporary.resolve("many.zip");
        zipWithMode(file, "run", "rwxr-xr-x");
        Map<String, String> options = Map.of("enablePosixFileAttributes", "true");
        try (FileSystem zip = FileSystems.newFileSystem(file, options)) {
            for (int i = 0; i < 65_600; i++) Files.createFile(zip.getPath("f" + i));
        }

        Path out = extract(file, Format.ZIP, "many");

        assertThat(Files.isExecutable(out.resolve("run"))).isTrue();
        assertThat(Files.isExecutable(out.resolve("f65599"))).isFalse();
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        Extraction extraction = Extraction.into(temporary.resolve("out"));
        extraction.symbolicLink("dir", "elsewhere");

        assertThatThrownBy(() -> {
                    extraction.file("dir/file", 0, 1, new ByteArrayInputStream(new byte[1]));
                    extraction.finish();
                })
                .isInstanceOf(IOException.class);
        assertThat(temporary.resolve("out/elsewhere")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil", "a/../../evil", "/evil", "//srv/evil", "C:evil", "C:\\evil", "..\\evil", "a//b", "./a",
                        "a/.",
                "a/..", "con", "NUL.txt", "com1.log", "x.", "x ", "a:b", "a\u0000b", "a\nb", "a\u202eb"
            })
    void forbiddenNameIsRefused(String name) throws Exception {
        Extraction extraction = Extraction.into(temporary.resolve("out"));

        assertThatThrownBy(() -> extraction.file(name, 0, 1, new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("forbidden name");
        assertThat(withoutRoot(temporary.resolve("out"))).isEmpty();
    }

    @Test
    void nameThatClimbsInAZipIsRefused() throws Exception {
        Path file = write("slip.zip", Zips.of(Map.of("../evil", "x")));

        assertThatThrownBy(() -> extract(file, Format.ZIP, "out")).isInstanceOf(MalformedArchiveException.class);
        assertThat(temporary.resolve("evil")).doesNotExist();
    }

    @Test
    void namesThatSomeSystemsTakeForOneAreRefused() throws Exception {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("App.jar", "1");
        texts.put("app.JAR", "2");
        Path file = write("case.zip", Zips.of(texts));

        assertThatThrownBy(() -> extract(file, Format.ZIP, "out"))
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining("occurs twice");
    }

    @Test
    void contentOfAnotherSizeThanDeclaredIsRefused() throws Exception {
        Extraction extraction = Extraction.into(temporary.resolve("out"));

        assertThatThrownBy(() -> extraction.file("a", 0, 3, new ByteArrayInputStream(new byte[4])))
                .isInstanceOf(MalformedArchiveException.class);
        assertThatThrownBy(() -> extraction.file("b", 0, 5, new ByteArrayInputStream(new byte[4])))
                .isInstanceOf(MalformedArchiveException.class);
        assertThat(Files.size(temporary.resolve("out/a"))).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZIP", "TAR_GZ"})
    void anythingElseIsNoArchive(Format format) throws Exception {
        for (String content : new String[] {"", "<html>", "PK\u0003\u0004", "x".repeat(100_000)}) {
            Path file = write("junk", content.getBytes(StandardCharsets.ISO_8859_1));
            Path out = temporary.resolve("out" + content.length());

            assertThatThrownBy(() -> extract(file, format, out.getFileName().toString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void cutOffArchiveIsRefused() throws Exception {
        byte[] whole = Zips.of(Map.of("a", "x".repeat(10_000), "b", "y"));
        Path file = write("cut.zip", Arrays.copyOf(whole, whole.length - 10));

        assertThatThrownBy(() -> extract(file, Format.ZIP, "out")).isInstanceOf(IOException.class);
    }

    @Test
    void emptyArchiveIsRefused() throws Exception {
        Path file = write("empty.zip", Zips.of(Map.of()));

        assertThatThrownBy(() -> extract(file, Format.ZIP, "out")).isInstanceOf(IOException.class);
    }

    @Test
    void extractionCanBeCancelled() throws Exception {
        Path file = write("a.zip", Zips.of(Map.of("a", "x")));
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertThatThrownBy(() ->
                        Archive.open(file, Format.ZIP).extractTo(Extraction.into(temporary.resolve("out")), cancelled))
                .isInstanceOf(CancellationException.class);
    }

    private Path extract(Path file, Format format, String name) throws Exception {
        Path out = temporary.resolve("out-" + name);
        Extraction extraction = Extraction.into(out);
        Archive.open(file, format).extractTo(extraction, new Cancellation());
        extraction.finish();
        return out;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(temporary.resolve(name), bytes);
    }

    private static Map<String, String> withoutRoot(Path directory) throws IOException {
        Map<String, String> tree = TreeSnapshot.of(directory);
        tree.remove("");
        return tree;
    }

    private static void zipWithMode(Path file, String name, String mode) throws IOException {
        Map<String, String> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem zip = FileSystems.newFileSystem(file, options)) {
            Path entry = zip.getPath(name);
            if (entry.getParent() != null) Files.createDirectories(entry.getParent());
            Files.writeString(entry, "content");
            Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString(mode));
        }
    }

    /** Java writes no links, so the type of a file is changed in the central directory. */
    private Path zipWithLink(String name, String target) throws IOException {
        Path file = temporary.resolve("link.zip");
        Map<String, String> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem zip = FileSystems.newFileSystem(file, options)) {
            Path entry = zip.getPath(name);
            Files.writeString(zip.getPath("app.jar"), "a file");
            Files.createDirectories(entry.getParent());
            Files.writeString(entry, target);
            Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int header = text.lastIndexOf("PK\u0001\u0002", text.lastIndexOf(name));
        bytes[header + 41] = (byte) ((bytes[header + 41] & 0x0f) | 0xa0); // 0120000: a symbolic link.
        return Files.write(file, bytes);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
