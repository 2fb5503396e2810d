package io.github.clientupdater.security;

import static io.github.clientupdater.security.Shipping.LIST;
import static io.github.clientupdater.security.Shipping.tar;

import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.ForgedTar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Part E of docs/security-tests.md for tar.gz: as {@link PartEZipTest}. */
class PartETarTest {
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

    @ParameterizedTest(name = "{0}")
    @MethodSource({"gzip", "members", "numbers"})
    void unlisted(String row, byte[] tar) throws IOException {
        assertRefused(tar, List.of(), Code.PACKAGE_MALFORMED);
    }

    @ParameterizedTest(name = "{0}, with a list of the files")
    @MethodSource({"gzip", "members", "numbers"})
    void listed(String row, byte[] tar) throws IOException {
        boolean isAskedFirst = row.endsWith("and then nothing"); // The list, before the content is read.
        assertRefused(tar, LIST, isAskedFirst ? Code.PACKAGE_MISMATCH : Code.PACKAGE_MALFORMED);
    }

    private void assertRefused(byte[] tar, List<Map<String, Object>> list, Code code) throws IOException {
        Shipping shipping = new Shipping(app);
        shipping.ship(Format.TAR_GZ, tar, list);
        shipping.assertRefused(code);
    }

    private static Arguments row(String row, ForgedTar tar) {
        return Arguments.of(row, tar.bytes());
    }

    static Stream<Arguments> gzip() {
        byte[] honest = tar().bytes();
        byte[] flipped = honest.clone();
        flipped[honest.length - 6] ^= 1;
        byte[] longer = honest.clone();
        longer[honest.length - 1] ^= 1;
        return Stream.of(
                Arguments.of("E3 cut off in the content", Arrays.copyOf(honest, honest.length / 2)),
                Arguments.of("E3 cut off before its checksum", Arrays.copyOf(honest, honest.length - 8)),
                Arguments.of("E3 cut off in its checksum", Arrays.copyOf(honest, honest.length - 3)),
                Arguments.of("E3 bytes behind the archive", Arrays.copyOf(honest, honest.length + 1)),
                Arguments.of("E3 many bytes behind the archive", Arrays.copyOf(honest, honest.length + 100_000)),
                Arguments.of("E8 another checksum", flipped),
                Arguments.of("E7 another size", longer),
                Arguments.of(
                        "E11 an unknown method", "\u001f\u008b\u0007rubbish".getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("E3 no archive at all", ForgedTar.gzip("rubbish".getBytes(StandardCharsets.UTF_8))),
                Arguments.of("E3 nothing", ForgedTar.gzip(new byte[0])),
                Arguments.of("E3 no end", tar().unfinished()),
                row("E3 something behind the end", tar().raw(new byte[1024]).with("evil", "x")),
                row("E6 megabytes behind the end", tar().raw(new byte[8_000_000])));
    }

    static Stream<Arguments> members() {
        return Stream.of(
                row("E5 a hard link", tar().link('1', "etc", "/etc/passwd")),
                row("E5 a hard link within", tar().link('1', "twin", "version")),
                row("E5 a character device", tar().link('3', "null", "")),
                row("E5 a block device", tar().link('4', "disk", "")),
                row("E5 a pipe", tar().link('6', "pipe", "")),
                row("E11 a file with holes, as GNU writes it", tar().member('S', "holes", 0644, "")),
                row(
                        "E11 a file with holes, as pax writes it",
                        tar().pax('x', "GNU.sparse.major=1").with("h", "x")),
                row("E11 the rest of a file on another volume", tar().member('M', "rest", 0644, "x")),
                row("E1 pax leads outside", tar().pax('x', "path=../evil").with("version2", "x")),
                row(
                        "E1 a long name leads outside",
                        tar().member('L', "L", 0, "../evil\0").with("v", "x")),
                row(
                        "E1 a long name that begins honestly",
                        tar().member('L', "L", 0, "a/../../evil\0").with("v", "x")),
                row(
                        "E3 two names, by pax and by GNU",
                        tar().member('L', "L", 0, "a\0").pax('x', "path=b").with("c", "x")),
                row(
                        "E3 two long names",
                        tar().member('L', "L", 0, "a\0")
                                .member('L', "L", 0, "b\0")
                                .with("c", "x")),
                row(
                        "E3 two paths in one pax header",
                        tar().pax('x', "path=a", "path=b").with("c", "x")),
                row("E3 a name for all members", tar().pax('g', "path=evil").with("c", "x")),
                row("E3 sizes for all members", tar().pax('g', "size=1").with("c", "x")),
                row("E3 a long name for nothing", tar().member('L', "L", 0, "a\0")),
                row(
                        "E3 a pax header with a wrong length",
                        tar().member('x', "pax", 0, "8 path=a\n").with("c", "x")),
                row(
                        "E3 a pax header with a huge length",
                        tar().member('x', "pax", 0, "999999 path=a\n").with("c", "x")),
                row(
                        "E3 a pax header with a negative length",
                        tar().member('x', "pax", 0, "-9 path=a\n").with("c", "x")),
                row(
                        "E3 a pax header without lengths",
                        tar().member('x', "pax", 0, "path=a\n").with("c", "x")),
                row(
                        "E6 an endless pax header",
                        tar().pax('x', "comment=" + "x".repeat(70_000)).with("c", "x")),
                row(
                        "E6 an endless name",
                        tar().member('L', "L", 0, "x".repeat(70_000)).with("c", "x")),
                row("E7 a directory with content", tar().member('5', "d", 0755, "x")),
                row("E11 NUL in a name", tar().pax('x', "path=a\0b").with("c", "x")));
    }

    static Stream<Arguments> numbers() {
        String huge = "\u0080" + "\u0000".repeat(3) + "\u007f" + "\u00ff".repeat(7);
        return Stream.of(
                row("E7 a size below zero", sized("-0000000001")),
                row("E7 a size with a sign", sized("+0000000001")),
                row("E7 a size that is no number", sized("rubbish")),
                row("E7 a size in another base", sized("00000000009")),
                row("E7 a size below zero, as GNU writes it", sized("\u00ff".repeat(12))),
                row("E7 a size of 8 exabytes", sized(huge)),
                row("E7 a size beyond all numbers", sized("\u0080" + "\u00ff".repeat(11))),
                row("E7 a size of 8 gigabytes, and then nothing", sized("77777777777")),
                row("E7 a size of 64 gigabytes in twelve digits", sized("777777777777")),
                row("E7 a size in a pax header", tar().pax('x', "size=1").with("c", "x")));
    }

    private static ForgedTar sized(String size) {
        return tar().header('0', "c", 0644, size, "").content(new byte[512]);
    }
}
