package io.github.clientupdater.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.internal.archive.Unpacked;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.PackageFile;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.testing.Programs;
import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the publisher lists of an archive that a usual tool made is what a client takes, to the byte. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "lists are made where there are Unix permissions")
class PackageContentTest {
    @TempDir
    Path temporary;

    private Path tree;

    @BeforeEach
    void makeAnApplication() throws IOException {
        tree = Files.createDirectories(temporary.resolve("notes-1.0"));
        Files.createDirectory(tree.resolve("lib"));
        Files.writeString(tree.resolve("lib/notes.jar"), "a jar".repeat(10_000));
        Files.writeString(tree.resolve("empty"), "");
        Files.writeString(tree.resolve("notes"), "#!/bin/sh");
        Files.setPosixFilePermissions(tree.resolve("notes"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Every way in which the two programs write: seekable or not, with directories or not, with links as links. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zip -qr ../a.zip .",
                "zip -qry ../a.zip .",
                "zip -qrD ../a.zip .",
                "zip -qrX0 ../a.zip .",
                "zip -qr - . > ../a.zip",
                "zip -qr -fz ../a.zip .",
                "zip -qr -fz - . > ../a.zip",
                "zip -qr ../a.zip . && zip -q ../a.zip notes && zip -qd ../a.zip nothing; true",
                "echo comment | zip -qrz ../a.zip .",
                "cd .. && zip -qr a.zip notes-1.0",
                "tar -czf ../a.tar.gz .",
                "tar -czf ../a.tar.gz *",
                "tar --format=ustar -czf ../a.tar.gz .",
                "tar --format=pax -czf ../a.tar.gz .",
                "tar --format=oldgnu -czf ../a.tar.gz .",
                "tar --format=v7 -czf ../a.tar.gz .",
                "tar -b 200 -czf ../a.tar.gz .",
                "cd .. && tar -czf a.tar.gz notes-1.0",
                "cd .. && tar -cf - notes-1.0 | gzip -9 > a.tar.gz"
            })
    void listIsWhatAClientTakes(String command) throws Exception {
        Path archive = pack(command);

        PackageContent content = PackageContent.of(BuiltFile.of(archive), formatOf(archive));

        assertThat(content.remark()).isEmpty();
        assertThat(content.files())
                .extracting(file -> file.get("path"))
                .containsExactly("empty", "lib/notes.jar", "notes");
        assertThat(unpacked(archive, files(content))).isEqualTo(lines(tree));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip -qry ../a.zip .", "tar -czf ../a.tar.gz ."})
    void linksAreTakenWithoutAList(String command) throws Exception {
        Files.createSymbolicLink(tree.resolve("lib/current.jar"), Path.of("notes.jar"));
        Path archive = pack(command);

        PackageContent content = PackageContent.of(BuiltFile.of(archive), formatOf(archive));

        assertThat(content.remark()).contains("\"lib/current.jar\" is a link");
        assertThat(content.files()).isEmpty();
        assertThat(unpacked(archive, List.of())).isEqualTo(lines(tree));
    }

    @Test
    void emptyDirectoriesAreTakenWithoutAList() throws Exception {
        Files.createDirectory(tree.resolve("logs"));
        Path archive = pack("zip -qr ../a.zip .");

        PackageContent content = PackageContent.of(BuiltFile.of(archive), Format.ZIP);

        assertThat(content.remark()).contains("\"logs\" is an empty directory");
        assertThat(content.files()).isEmpty();
        assertThat(unpacked(archive, List.of())).isEqualTo(lines(tree));
    }

    private Path pack(String command) throws IOException {
        Programs.require(command.contains("zip -q") ? "zip" : "tar");
        Programs.run(tree, "", "sh", "-c", command);
        Path zip = temporary.resolve("a.zip");
        return Files.exists(zip) ? zip : temporary.resolve("a.tar.gz");
    }

    private static Format formatOf(Path archive) {
        return Format.ofFileName(archive.toString());
    }

    private static List<PackageFile> files(PackageContent content) {
        List<PackageFile> files = new ArrayList<>();
        for (Map<String, Object> file : content.files()) {
            files.add(new PackageFile(
                    (String) file.get("path"),
                    (Long) file.get("size"),
                    new Digest((String) file.get("sha256")),
                    "755".equals(file.get("mode"))));
        }
        return files;
    }

    private Map<String, String> unpacked(Path archive, List<PackageFile> files) throws Exception {
        Path into = temporary.resolve("unpacked");
        Path live = temporary.resolve("live");
        return lines(Unpacked.of(archive, formatOf(archive), files, into, new Cancellation())
                .application(live));
    }

    private static Map<String, String> lines(Path root) throws IOException {
        Map<String, String> lines = TreeSnapshot.of(root);
        lines.remove("");
        return lines;
    }
}
