package io.github.clientupdater.security;

import static io.github.clientupdater.security.Shipping.LIST;
import static io.github.clientupdater.security.Shipping.tar;
import static io.github.clientupdater.security.Shipping.zip;

import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.ForgedEntry;
import io.github.clientupdater.testing.ForgedTar;
import io.github.clientupdater.testing.ForgedZip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Part E of docs/security-tests.md, of ZIP and tar.gz alike: what the members are called and what they are. */
class PartENamesTest {
    private static final int DEVICE = 0020644;
    private static final int PIPE = 0010644;

    @TempDir
    Path directory;

    private SignedApplication app;

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private void assertRefused(Format format, byte[] archive, List<Map<String, Object>> list, Code code)
            throws IOException {
        Shipping shipping = new Shipping(app);
        shipping.ship(format, archive, list);
        shipping.assertRefused(code);
    }

    @ParameterizedTest(name = "{0} in a {1}")
    @MethodSource({"names", "collisions"})
    void name(String row, Format format, String name) throws IOException {
        assertRefused(format, archive(format, name), List.of(), Code.PACKAGE_MALFORMED);
    }

    @ParameterizedTest(name = "{0} in a {1}, with a list of the files")
    @MethodSource({"names", "collisions"})
    void nameBesideAList(String row, Format format, String name) throws IOException {
        assertRefused(format, archive(format, name), LIST, Code.PACKAGE_MALFORMED);
    }

    @ParameterizedTest(name = "{0} as a directory in a {1}")
    @MethodSource("names")
    void directoryName(String row, Format format, String name) throws IOException {
        byte[] archive = format == Format.ZIP
                ? zip().with(name + "/", "").bytes()
                : tar().pax('x', "path=" + name + "/")
                        .member('5', "d", 0755, "")
                        .bytes();
        assertRefused(format, archive, List.of(), Code.PACKAGE_MALFORMED);
    }

    private static byte[] archive(Format format, String name) {
        return format == Format.ZIP
                ? zip().with(name, "evil").bytes()
                : tar().pax('x', "path=" + name).with("x", "evil").bytes();
    }

    private static Stream<Arguments> everywhere(String... lines) {
        return Stream.of(lines)
                .flatMap(line -> Stream.of(Format.ZIP, Format.TAR_GZ)
                        .map(format -> Arguments.of(line.substring(0, line.indexOf('|')), format, name(line))));
    }

    private static String name(String line) {
        return line.substring(line.indexOf('|') + 1);
    }

    static Stream<Arguments> names() {
        return everywhere(
                "E1 CVE-2026-57233 a way up|../evil",
                "E1 a way far up|../../../../../../../../etc/evil",
                "E1 a way up within|bin/../../evil",
                "E1 a way up to itself|bin/../bin/evil",
                "E1 a way up with backslashes|..\\evil",
                "E1 a way up with both|bin/..\\..\\evil",
                "E1 a way up at the end|bin/..",
                "E1 an absolute path|/etc/evil",
                "E1 two slashes|//evil",
                "E1 two slashes within|bin//evil",
                "E1 a drive|C:evil",
                "E1 a drive with a path|C:\\evil",
                "E1 a share|\\\\srv\\evil",
                "E1 a device path|\\\\?\\C:\\evil",
                "E1 a dot|bin/./evil",
                "E1 a stream|version:evil",
                "E1 a device|NUL.txt",
                "E1 a dot at the end|evil.",
                "E1 a blank at the end|evil ",
                "E1 a line end|evil\nversion",
                "E1 an escape sequence|\u001b[2Jevil",
                "E1 the other way round|\u202elive",
                "E11 NUL|version\0.evil",
                "E1 a name of 201 characters|" + "x".repeat(201),
                "E1 a path of 600 characters|" + "xxxxx/".repeat(100));
    }

    static Stream<Arguments> collisions() {
        return everywhere(
                "E4 the same name|version",
                "E4 the same name in capitals|VERSION",
                "E4 a file as a directory|version/evil",
                "E4 a directory as a file|bin",
                "E4 a directory as a file, in capitals|BIN",
                "E4 a directory in capitals|Bin/evil");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unlisted(String row, Format format, byte[] archive, Code alone) throws IOException {
        assertRefused(format, archive, LIST, Code.PACKAGE_MISMATCH);
    }

    @ParameterizedTest(name = "{0}, without a list")
    @MethodSource("unlisted")
    void withoutAList(String row, Format format, byte[] archive, Code alone) throws IOException {
        if (alone == Code.PACKAGE_MALFORMED) assertRefused(format, archive, List.of(), alone);
        else accept(format, archive);
    }

    /** Nothing forbids it; the application is signed as a whole. */
    private void accept(Format format, byte[] archive) {
        Shipping shipping = new Shipping(app);
        shipping.ship(format, archive);
        shipping.assertStaged();
    }

    static Stream<Arguments> unlisted() {
        return Stream.concat(files(), links());
    }

    private static Stream<Arguments> files() {
        Code none = Code.UNEXPECTED; // Without a list it is accepted.
        return Stream.of(
                inZip("E2 a file more", zip().with("evil", "x"), none),
                inZip("E2 an empty file more", zip().with("evil", ""), none),
                inZip("E2 a directory more", zip().with("evil/", ""), none),
                inZip("E2 the updater's own directory", zip().with(".upd/journal", "x"), none),
                inZip(
                        "E2 a file in another place",
                        new ForgedZip().with("version", "two").with("run", "#!/bin/sh"),
                        none),
                inZip("E2 a file is missing", new ForgedZip().with("version", "two"), none),
                inZip("E8 other content of the same size", new ForgedZip().with("version", "evi"), none),
                inZip("E6 E7 a bomb where a few bytes are listed", bomb(), none),
                inZip("E2 a second directory at the top", zip().with("top/version", "two"), none),
                inTar("E2 a file more", tar().with("evil", "x"), none),
                inTar("E2 a directory more", tar().member('5', "evil/", 0755, ""), none),
                inTar("E2 a file is missing", new ForgedTar().with("version", "two"), none),
                inTar("E8 other content of the same size", new ForgedTar().with("version", "evi"), none),
                inTar("E7 one byte more", new ForgedTar().with("version", "two."), none),
                inTar("E7 one byte less", new ForgedTar().with("version", "tw"), none));
    }

    private static ForgedZip bomb() {
        return new ForgedZip().with("version", "two").with(ForgedEntry.zeros("bin/run", 20_000_000));
    }

    private static Stream<Arguments> links() {
        Code refused = Code.PACKAGE_MALFORMED;
        return Stream.of(
                inZip("E5 a link to the outside", zip().with(link("l", "/etc/passwd")), refused),
                inZip("E5 a link upwards", zip().with(link("bin/l", "../../work")), refused),
                inZip(
                        "E5 a link, and a file through it",
                        zip().with(link("l", "bin")).with("l/evil", "x"),
                        refused),
                inZip(
                        "E5 a link, and a link through it",
                        zip().with(link("l", "bin")).with(link("l/m", "..")),
                        refused),
                inZip("E5 a link to the inside", zip().with(link("l", "version")), Code.UNEXPECTED),
                inTar("E5 a link to the outside", tar().link('2', "l", "/etc/passwd"), refused),
                inTar("E5 a link upwards", tar().link('2', "bin/l", "../../work"), refused),
                inTar(
                        "E5 a link, and a file through it",
                        tar().link('2', "l", "bin").with("l/evil", "x"),
                        refused),
                inTar("E5 a link by pax", tar().pax('x', "linkpath=../evil").link('2', "l", "version"), refused));
    }

    private static ForgedEntry link(String name, String target) {
        return ForgedEntry.of(name, target).mode(ForgedEntry.LINK);
    }

    private static Arguments inZip(String row, ForgedZip zip, Code alone) {
        return Arguments.of(row + ", in a ZIP", Format.ZIP, zip.bytes(), alone);
    }

    private static Arguments inTar(String row, ForgedTar tar, Code alone) {
        return Arguments.of(row + ", in a tar", Format.TAR_GZ, tar.bytes(), alone);
    }

    @ParameterizedTest(name = "E5 {0} in a ZIP")
    @MethodSource
    void kinds(String kind, int mode) throws IOException {
        byte[] archive = zip().with(ForgedEntry.of("x", "").mode(mode)).bytes();
        assertRefused(Format.ZIP, archive, List.of(), Code.PACKAGE_MALFORMED);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("a device", DEVICE),
                Arguments.of("a disk", 0060644),
                Arguments.of("a pipe", PIPE),
                Arguments.of("a socket", 0140644),
                Arguments.of("a directory that is called like a file", 0040755));
    }
}
