package io.github.clientupdater.security;

import static io.github.clientupdater.security.Shipping.LIST;
import static io.github.clientupdater.security.Shipping.run;
import static io.github.clientupdater.security.Shipping.zip;

import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.ForgedEntry;
import io.github.clientupdater.testing.ForgedZip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

/**
 * Part E of docs/security-tests.md: ZIP files that two readers take for two different things, or that are
 * none. Each is signed, as if the publisher had made it, with a list of its files and without.
 */
class PartEZipTest {
    private static final byte[] JUNK = "junk".getBytes(StandardCharsets.UTF_8);

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
    @MethodSource({"structure", "entries", "sizes", "zip64"})
    void unlisted(String row, byte[] zip, Code listed) throws IOException {
        assertRefused(zip, List.of(), Code.PACKAGE_MALFORMED);
    }

    @ParameterizedTest(name = "{0}, with a list of the files")
    @MethodSource({"structure", "entries", "sizes", "zip64"})
    void listed(String row, byte[] zip, Code listed) throws IOException {
        assertRefused(zip, LIST, listed);
    }

    private void assertRefused(byte[] zip, List<Map<String, Object>> list, Code code) throws IOException {
        Shipping shipping = new Shipping(app);
        shipping.ship(Format.ZIP, zip, list);
        shipping.assertRefused(code);
    }

    private static Arguments row(String row, ForgedZip zip) {
        return row(row, zip.bytes());
    }

    private static Arguments row(String row, byte[] zip) {
        return Arguments.of(row, zip, Code.PACKAGE_MALFORMED);
    }

    /** The list is asked before the content is read. */
    private static Arguments rowOfSize(String row, ForgedEntry run) {
        return Arguments.of(row, changed(run).bytes(), Code.PACKAGE_MISMATCH);
    }

    static Stream<Arguments> structure() {
        byte[] honest = zip().bytes();
        byte[] other = new ForgedZip().with("version", "evil").bytes();
        return Stream.of(
                row("E3 two archives one after the other", concat(other, honest)),
                row("E3 the same, and the second knows of the first", zip().prefix(other, true)),
                row("E3 an archive in another one's comment", zip().comment(other)),
                row("E3 two ends", concat(honest, Arrays.copyOfRange(honest, honest.length - 22, honest.length))),
                row("E3 bytes before the archive", zip().prefix(JUNK, false)),
                row("E3 bytes before the archive that it knows of", zip().prefix(JUNK, true)),
                row("E3 bytes behind the archive", zip().suffix(JUNK)),
                row("E3 bytes before the directory", zip().beforeDirectory(JUNK)),
                row("E3 bytes behind the directory", zip().beforeEnd(JUNK)),
                row(
                        "E3 bytes between two entries",
                        zip().with(ForgedEntry.of("x", "x").behind(JUNK)).with("y", "y")),
                row("E3 a directory that is elsewhere", zip().directoryMoved(-1)),
                row("E3 more entries than announced", zip().announcing(1)),
                row("E3 fewer entries than announced", zip().announcing(3)),
                row("E11 65,536 entries too many for the number to tell", zip().announcing(2 + 65_536 - 1)),
                row("E3 the second of two disks", zip().onDisk(1)),
                row("E3 a directory that is cut off", Arrays.copyOf(honest, honest.length - 30)),
                row("E3 no archive at all", JUNK));
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                row("E3 another name in the entry itself", changed(run().localName("bin/ruN"))),
                row("E3 a name that leads outside in the entry itself", changed(run().localName("../rust"))),
                row("E3 another size in the entry itself", changed(run().localSize(1))),
                row("E3 another method in the entry itself", changed(run().localMethod(8))),
                row("E3 encrypted, says the entry itself", changed(run().localFlags(1))),
                row("E3 two names", changed(run().extra(0x7075, "\u0001xxxxevil".getBytes(StandardCharsets.UTF_8)))),
                row("E3 sizes behind the content that are not there", changed(run().flags(8))),
                row("E3 other sizes behind the content", changed(run().flags(8).behind(new byte[16]))),
                row("E4 the same name twice", zip().with("version", "evil")),
                row("E8 damaged content", changed(run().crc(1))),
                row("E8 damaged content, deflated", changed(run().deflated().crc(1))),
                row("E11 encrypted", changed(run().flags(1))),
                row("E11 strongly encrypted", changed(run().flags(1 | 1 << 6))),
                row("E11 a masked header", changed(run().flags(1 << 13))),
                row("E11 a patch", changed(run().flags(1 << 5))),
                row("E11 bzip2", changed(run().method(12))),
                row("E11 an unknown method", changed(run().method(99))),
                row("E11 deflated, but it is not", changed(run().method(8))));
    }

    private static ForgedZip changed(ForgedEntry run) {
        return new ForgedZip().with("version", "two").with(run);
    }

    static Stream<Arguments> sizes() {
        ForgedEntry shared = ForgedEntry.zeros("kernel", 1_000_000);
        return Stream.of(
                row("E6 two entries that share their bytes", zip().with(shared).with(shared)),
                row("E6 CVE-2019-13232 an entry within another one", quoted()),
                row("E6 a bomb of 50 megabytes that says 9 bytes", changed(bomb().size(9))),
                rowOfSize("E7 less than it is", run().deflated().size(8)),
                rowOfSize("E7 more than it is", run().deflated().size(10)),
                row("E7 more than it is, stored", changed(run().size(10))),
                row(
                        "E7 bytes behind the deflated ones",
                        changed(run().deflated().padded(3))),
                row("E7 a directory with content", zip().with("d/", "x")));
    }

    private static ForgedEntry bomb() {
        return ForgedEntry.zeros("bin/run", 50_000_000);
    }

    /** The second entry's header and content are the first one's content. */
    private static byte[] quoted() {
        byte[] inner = new ForgedZip().with("inner", "x").bytes();
        String quoted = new String(inner, 0, 30 + 5 + 1, StandardCharsets.ISO_8859_1);
        byte[] zip = new ForgedZip().with("outer", quoted).with("inner", "x").bytes();
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(zip.length - 22 + 16);
        bytes.putInt(directory + 46 + 5 + 42, 30 + 5); // Where the second entry is.
        return zip;
    }

    static Stream<Arguments> zip64() {
        byte[] size = number(9);
        return Stream.of(
                row("E11 ZIP64 whose end is elsewhere", zip().zip64(-1, 0)),
                row("E11 ZIP64 with another number of entries", zip().zip64(0, 1)),
                row("E11 ZIP64 with more entries than there can be", zip().zip64(0, 2_000_000_000)),
                row("E11 a ZIP64 size that is missing", changed(run().size(-1))),
                row("E11 a ZIP64 size that is negative", changed(large(number(-9), number(-9)))),
                row("E11 a ZIP64 size that is another one in the entry", changed(large(size, number(8)))),
                row("E11 a ZIP64 size that nobody wants", changed(run().extra(1, size))),
                row("E11 two ZIP64 sizes", changed(large(size, size).extra(1, size))),
                row("E11 a field that is cut off", changed(run().extra(1, new byte[3]))));
    }

    private static ForgedEntry large(byte[] size, byte[] local) {
        return run().size(-1).extra(1, size).localExtra(1, local);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
