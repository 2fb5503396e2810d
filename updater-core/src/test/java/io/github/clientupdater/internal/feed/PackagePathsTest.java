package io.github.clientupdater.internal.feed;

import static io.github.clientupdater.internal.feed.Feeds.ARTIFACT;
import static io.github.clientupdater.internal.feed.Feeds.assertMalformed;
import static io.github.clientupdater.internal.feed.Feeds.quoted;
import static io.github.clientupdater.internal.feed.Feeds.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clientupdater.internal.files.SafePaths;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows D3, D4, D5, D7, D8 and D9 of the threat table: the same paths are refused on every system. */
class PackagePathsTest {
    static Stream<String> outside() {
        return Stream.of(
                // Absolute, of a drive, of a host.
                "/",
                "/x",
                "//",
                "//x",
                "//srv/share/x",
                "///x",
                "/etc/passwd",
                "C:",
                "C:x",
                "C:/x",
                "C:\\x",
                "c:x",
                "\\",
                "\\x",
                "\\\\srv\\share",
                "\\\\?\\C:\\x",
                "\\\\.\\pipe\\x",
                "//?/C:/x",
                "//./pipe/x",
                "file:///x",
                "http://x/y",
                "~",
                "~/x",
                "~root/x",
                "$HOME/x",
                "%TEMP%/x",
                "${user.home}/x",
                // Upwards and nowhere.
                ".",
                "..",
                "./x",
                "../x",
                "x/.",
                "x/..",
                "x/../y",
                "x/../../y",
                "x/./y",
                "...",
                "x/...",
                ".. ",
                " ..",
                "../",
                "..\\x",
                "x\\y",
                "x\\..\\y",
                "x/..\\y",
                "",
                " ",
                "x/",
                "x//y",
                "x/ /y",
                "/x/",
                // Encoded: not decoded by anybody here, and refused all the same.
                "%2e%2e/x",
                "%2e%2e%2fx",
                "..%2fx",
                "..%5cx",
                "..%c0%afx",
                "&#46;./x",
                "\\u002e\\u002e/x",
                // Characters.
                "x\u0000",
                "x\u0000.jar",
                "x\n",
                "x\r\n",
                "x\ty",
                "x\u001by",
                "x\u007f",
                "x\u0085",
                "x\u202ey",
                "x\u200by",
                "\ufeffx",
                "x\u2215y",
                "x\uff0fy",
                "\uff0e\uff0e/x",
                "\u2025/x",
                "x\u3000",
                "caf\u00e9",
                "cafe\u0301",
                "x\ud800",
                "\u212aey",
                "d\u0131r",
                "x*",
                "x?",
                "x\"",
                "x'",
                "x<",
                "x>",
                "x|",
                "x&",
                "x;y",
                "x`y",
                "x$y",
                "x(y)",
                "x[y]",
                "x{y}",
                "x!",
                "x#",
                "x%",
                "x^",
                "x=",
                "x,y");
    }

    @ParameterizedTest(name = "D3 [{0}]")
    @MethodSource("outside")
    void whatIsNotPlainIsRefused(String path) {
        assertThat(new PackagePaths().problemOf(path)).isEqualTo(problem(path));
        assertMalformed(with(ARTIFACT + "/files/0/path", quoted(path)), "files[0].path");
        assertMalformed(with(ARTIFACT + "/removes/0/path", quoted(path)), "removes[0].path");
    }

    private static String problem(String path) {
        return path.isEmpty() ? "is not a path of 1 to 512 characters" : "is not a relative path of plain names";
    }

    @ParameterizedTest(name = "D4 [{0}]")
    @ValueSource(
            strings = {
                "CON",
                "con",
                "Con.txt",
                "PRN",
                "AUX",
                "aux.c",
                "NUL",
                "NUL.txt",
                "nul.tar.gz",
                "nul .txt",
                "nul  .x",
                "CLOCK$",
                "clock",
                "CONIN$",
                "CONOUT$",
                "COM0",
                "COM1",
                "com9",
                "COM1.log",
                "com1 .x",
                "LPT0",
                "lpt1",
                "LPT9.prn",
                "COM\u00b9",
                "com\u00b2.x",
                "LPT\u00b3",
                "x/CON",
                "CON/x",
                "x/nul.txt/y",
                "x.",
                "x..",
                "x ",
                "x. ",
                "x .",
                "x./y",
                "x /y",
                "a/b./c",
                "a/b /c",
                "x:ads",
                "x::$DATA",
                "x.jar:Zone.Identifier",
                "PROGRA~1",
                "PROGRA~1/x",
                "x~2"
            })
    void namesOfWindowsAreRefusedEverywhere(String path) {
        assertThat(new PackagePaths().problemOf(path)).isEqualTo("is not a relative path of plain names");
        assertMalformed(with(ARTIFACT + "/files/0/path", quoted(path)), "files[0].path");
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "x",
                "app.jar",
                "lib/app.jar",
                "lib/a/b/c/d",
                ".hidden",
                ".config/x",
                "..x",
                "a..b",
                "x.y.z",
                "-x",
                "--help",
                "_",
                "@scope/x",
                "a+b",
                "a b",
                " x",
                "conf",
                "con1",
                "console.txt",
                "nully",
                "com",
                "com10",
                "comx",
                "lpt",
                "lpt12",
                "auxiliary",
                "prn2/x",
                "x.con",
                "x/.upd",
                "upd",
                ".update",
                "x.update",
                ".updates",
                "Contents/MacOS/App",
                "0x2e/x"
            })
    void plainNamesAreAccepted(String path) throws Exception {
        assertThat(new PackagePaths().problemOf(path)).isEmpty();
        assertThat(SafePaths.isSafe(path)).isTrue();
        assertThat(Feeds.artifact(with(ARTIFACT + "/files/0/path", quoted(path)))
                        .files()
                        .get(0)
                        .path())
                .isEqualTo(path);
    }

    @ParameterizedTest(name = "D5 {0} and {1}")
    @CsvSource({
        "App.jar, app.jar",
        "app.jar, app.jar",
        "lib/App.jar, LIB/app.JAR",
        "lib/i, lib/I",
        "k, K",
        "STRASSE, strasse"
    })
    void sameFileOnSomeSystemIsRefused(String first, String second) {
        PackagePaths paths = new PackagePaths();
        assertThat(paths.problemOf(first)).isEmpty();
        assertThat(paths.problemOf(second)).isEqualTo("is the same as another one on some system");

        assertMalformed(with(ARTIFACT + "/files", files(first, second)), "files[1].path", "the same as another");
        assertMalformed(
                with(ARTIFACT + "/removes", removes("old/" + first, "old/" + second)),
                "removes[1].path",
                "the same as another");
    }

    /** On NFC, the Kelvin sign and the dotless i: such names are refused before anybody compares them. */
    @ParameterizedTest(name = "D5 {0} and {1}")
    @CsvSource({"caf\u00e9, cafe\u0301", "key, \u212aey", "dir, d\u0131r", "dir, D\u0130R", "strasse, stra\u00dfe"})
    void twoSpellingsNeedMoreThanAscii(String first, String second) {
        PackagePaths paths = new PackagePaths();
        assertThat(List.of(paths.problemOf(first), paths.problemOf(second)))
                .contains("is not a relative path of plain names");
    }

    /** The same file in the list of what stays and in the list of what goes. */
    @ParameterizedTest(name = "D5 stays and goes: {0} and {1}")
    @CsvSource({"app.jar, app.jar", "lib/App.jar, lib/app.jar"})
    void fileThatStaysDoesNotGo(String stays, String goes) {
        JsonFeed feed =
                new JsonFeed().with(ARTIFACT + "/files", files(stays)).with(ARTIFACT + "/removes", removes(goes));
        assertMalformed(feed.text(), "removes[0].path", "files that are to stay");
    }

    /** A file may become a directory, and the other way around. */
    @Test
    void fileMayMakeRoomForADirectory() {
        JsonFeed forth =
                new JsonFeed().with(ARTIFACT + "/files", files("x/y")).with(ARTIFACT + "/removes", removes("x"));
        JsonFeed back =
                new JsonFeed().with(ARTIFACT + "/files", files("x")).with(ARTIFACT + "/removes", removes("x/y"));

        assertThatCode(() -> Feeds.read(forth.text())).doesNotThrowAnyException();
        assertThatCode(() -> Feeds.read(back.text())).doesNotThrowAnyException();
    }

    /** The whole path replaces the directory it is resolved against: refused before. */
    @Test
    void d7_absolutePathReplacesItsBase() {
        assertThat(Path.of("/app").resolve("/etc/passwd")).isEqualTo(Path.of("/etc/passwd"));
        assertThat(new PackagePaths().problemOf("/etc/passwd")).isNotEmpty();
    }

    @Test
    void d8_lengthIsBounded() {
        String longest = "x".repeat(128);
        assertThat(new PackagePaths().problemOf(longest)).isEmpty();
        assertThat(new PackagePaths().problemOf(longest + "x")).isEqualTo("is not a relative path of plain names");
        assertThat(new PackagePaths().problemOf("a/" + longest + "x/b")).isNotEmpty();

        String path = "ab/".repeat(170) + "ab";
        assertThat(path).hasSize(512);
        assertThat(new PackagePaths().problemOf(path)).isEmpty();
        assertThat(new PackagePaths().problemOf(path + "c")).isEqualTo("is not a path of 1 to 512 characters");
        assertMalformed(with(ARTIFACT + "/files/0/path", quoted(path + "c")), "1 to 512 characters");
    }

    @ParameterizedTest(name = "D9 {0} and {1}")
    @CsvSource({"x, x/y", "x/y, x", "X, x/y", "x/y, X", "a/b, a/b/c/d", "a/b/c/d, a/b", "a/b/c/d, A", "a/B, a/b/c"})
    void fileIsNoDirectory(String first, String second) {
        PackagePaths paths = new PackagePaths();
        assertThat(paths.problemOf(first)).isEmpty();
        assertThat(paths.problemOf("other/" + first)).isEmpty();
        assertThat(paths.problemOf(second)).isEqualTo("is the same as another one on some system");
        assertMalformed(with(ARTIFACT + "/files", files(first, second)), "files[1].path");
        assertMalformed(with(ARTIFACT + "/removes", removes(first, second)), "removes[1].path");
    }

    @ParameterizedTest(name = "D5 {0} and {1}")
    @CsvSource({"a/b, A/c", "x/lib/b, x/LIB/c", "x/a/b/c, x/A/d"})
    void directoryIsWrittenInOneWay(String first, String second) {
        assertMalformed(with(ARTIFACT + "/files", files(first, second)), "files[1].path");
    }

    @Test
    void neighboursAreAccepted() throws Exception {
        String files = files("x", "xy", "x.y/z", "xx/y", "a/b", "a/c", "a/d/e", "a/d/f", "g/A", "b/x");
        assertThat(Feeds.artifact(with(ARTIFACT + "/files", files)).files()).hasSize(10);
    }

    @ParameterizedTest(name = "D10 {0}")
    @ValueSource(
            strings = {".upd", ".upd/journal", ".UPD/x", ".app.update", ".app.update/new/x", ".App.Update/x", "..update"
            })
    void directoriesOfTheUpdaterAreReserved(String path) {
        assertThat(new PackagePaths().problemOf(path)).isEqualTo("is reserved for the updater");
    }

    private static String files(String... paths) {
        return Stream.of(paths)
                .map(path -> "{\"path\":" + quoted(path) + ",\"size\":1,\"sha256\":\"" + Feeds.DIGEST + "\"}")
                .toList()
                .toString();
    }

    private static String removes(String... paths) {
        return Stream.of(paths)
                .map(path -> "{\"path\":" + quoted(path) + ",\"sha256\":\"" + Feeds.DIGEST + "\"}")
                .toList()
                .toString();
    }

    /** Several changes to one feed. */
    private static final class JsonFeed {
        private final JsonNode root = Feeds.tree();

        JsonFeed with(String pointer, String json) {
            Feeds.with(root, pointer, json);
            return this;
        }

        String text() {
            return root.toString();
        }
    }
}
