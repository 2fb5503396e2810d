package io.github.clientupdater.internal.feed;

import static io.github.clientupdater.internal.feed.Feeds.ARTIFACT;
import static io.github.clientupdater.internal.feed.Feeds.RELEASE;
import static io.github.clientupdater.internal.feed.Feeds.assertFails;
import static io.github.clientupdater.internal.feed.Feeds.assertMalformed;
import static io.github.clientupdater.internal.feed.Feeds.quoted;
import static io.github.clientupdater.internal.feed.Feeds.read;
import static io.github.clientupdater.internal.feed.Feeds.with;
import static io.github.clientupdater.internal.feed.Feeds.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows C1 to C12 of the threat table: a feed that is signed, and still not to be read. */
class ParserThreatsTest {
    private static final Duration HANG = Duration.ofSeconds(10);

    // C1: parsers disagree about which of two counts.

    static Stream<Arguments> objects() {
        return Stream.concat(Feeds.OBJECTS.stream(), Stream.of(RELEASE + "/notes/translations", "/ext"))
                .map(pointer -> Arguments.of(pointer.isEmpty() ? "the root" : pointer, pointer));
    }

    @ParameterizedTest(name = "C1 a name twice in {0}")
    @MethodSource("objects")
    void sameNameTwice(String name, String pointer) {
        JsonNode root = Feeds.tree();
        JsonNode object = root.at(pointer);
        String first = object.isEmpty() ? "x" : object.fieldNames().next();
        String value = object.isEmpty() ? "1" : object.get(first).toString();
        String plain = object.toString();
        String doubled = "{" + quoted(first) + ":" + value + (object.isEmpty() ? "," + quoted(first) + ":1}" : ",")
                + (object.isEmpty() ? "" : plain.substring(1));
        String feed = pointer.isEmpty() ? doubled : with(pointer, doubled);

        assertMalformed(feed, "is not valid JSON");
    }

    // C2: nesting.

    @ParameterizedTest(name = "C2 nesting of {0}")
    @ValueSource(ints = {21, 22, 1000, 1001, 100_000})
    void deepNesting(int depth) {
        int inner = depth - 2; // The root and "ext".
        assertMalformed(with("/ext", "{\"x\":" + "[".repeat(inner) + "]".repeat(inner) + "}"), "is not valid JSON");
    }

    @ParameterizedTest(name = "C2 {0} opened and never closed")
    @CsvSource({"[,100000", "'{\"a\":',40000"})
    void deepNestingAtTheRoot(String opening, int count) {
        assertMalformed(opening.repeat(count));
    }

    @Test
    void nestingOf20IsAccepted() {
        assertThatCode(() -> read(with("/ext", "{\"x\":" + "[".repeat(18) + "]".repeat(18) + "}")))
                .doesNotThrowAnyException();
    }

    // C3: something behind the end.

    @ParameterizedTest(name = "C3 followed by [{0}]")
    @ValueSource(
            strings = {
                "{}",
                "{\"evil\":1}",
                "x",
                "]",
                "}",
                "1",
                "null",
                "\"\"",
                ",",
                "//",
                "/* */",
                "#",
                "\u0000",
                "\ufeff"
            })
    void trailingTokens(String behind) {
        assertMalformed(Feeds.FULL + behind);
        assertMalformed(Feeds.FULL.strip() + behind);
    }

    @ParameterizedTest(name = "C3 {0}")
    @ValueSource(
            strings = {
                "{'app': 1}",
                "{app: 1}",
                "{\"app\": 1,}",
                "{\"app\": 01}",
                "{\"app\": +1}",
                "{\"app\": .5}",
                "{\"app\": 1.}",
                "{\"app\": NaN}",
                "{\"app\": Infinity}",
                "{\"app\": \"\\x\"}",
                "{\"app\": \"\\u12\"}",
                "{\"app\": \"a\nb\"}",
                "{\"app\": tru}",
                "{\"app\" 1}",
                "{\"app\": 1 \"b\": 2}",
                "{\"app\": 1",
                "{/* */ \"app\": 1}",
                "<html></html>",
                ""
            })
    void notQuiteJson(String text) {
        assertMalformed(text);
    }

    // C4: nothing is made out of something else.

    static Stream<Arguments> wrongTypes() {
        List<Arguments> cases = new ArrayList<>();
        add(cases, List.of(ARTIFACT + "/urls"), "\"app.zip\"", "7", "{}", "null", "[7]", "[[\"app.zip\"]]");
        add(cases, Feeds.TEXTS, "7", "1.5", "true", "{}", "[]", "[\"a\"]", "null");
        add(cases, Feeds.NUMBERS, "\"7\"", "\"\"", "1.9", "1.0", "1e2", "true", "[]", "[1]", "{}", "null", "-1");
        add(cases, Feeds.NUMBERS, "9007199254740993", "9223372036854775808", "-9223372036854775809", "1".repeat(30));
        add(cases, Feeds.FLAGS, "\"true\"", "\"\"", "1", "0", "[]", "[true]", "{}", "null");
        add(
                cases,
                List.of(RELEASE + "/rollout/percent"),
                "\"7\"",
                "true",
                "null",
                "-0.1",
                "100.1",
                "1e999",
                "-1e999",
                "[]");
        add(
                cases,
                List.of("/releases", RELEASE + "/artifacts"),
                "{}",
                "\"\"",
                "1",
                "null",
                "[1]",
                "[[]]",
                "[null]",
                "[\"\"]");
        add(
                cases,
                List.of(ARTIFACT + "/files", ARTIFACT + "/removes"),
                "{}",
                "\"\"",
                "1",
                "null",
                "[1]",
                "[null]",
                "[{}]");
        add(cases, List.of(ARTIFACT + "/urls"), "{}", "1", "null", "[1]", "[null]", "[[]]", "[{}]", "[]", "true");
        add(
                cases,
                List.of("/minimumSupported", RELEASE + "/rollout", RELEASE + "/notes"),
                "[]",
                "\"\"",
                "1",
                "null",
                "{}");
        add(cases, List.of("/ext", RELEASE + "/ext", ARTIFACT + "/ext"), "[]", "\"\"", "1", "null", "true");
        add(cases, List.of(RELEASE + "/notes/translations"), "[]", "\"\"", "1", "null", "{\"de\":1}", "{\"de\":null}");
        return cases.stream();
    }

    private static void add(List<Arguments> cases, List<String> pointers, String... values) {
        for (String pointer : pointers) for (String value : values) cases.add(Arguments.of(pointer, value));
    }

    @ParameterizedTest(name = "C4 {0} is {1}")
    @MethodSource("wrongTypes")
    void noCoercion(String pointer, String json) {
        assertMalformed(with(pointer, json));
    }

    @ParameterizedTest(name = "C4 {0} is missing")
    @ValueSource(
            strings = {
                "/format",
                "/app",
                "/channel",
                "/sequence",
                "/issued",
                "/expires",
                "/keyset",
                "/releases",
                "/minimumSupported/version",
                "/releases/0/version",
                "/releases/0/rollout/percent",
                "/releases/0/notes/format",
                "/releases/0/notes/text",
                "/releases/0/artifacts",
                "/releases/0/artifacts/0/os",
                "/releases/0/artifacts/0/arch",
                "/releases/0/artifacts/0/kind",
                "/releases/0/artifacts/0/urls",
                "/releases/0/artifacts/0/size",
                "/releases/0/artifacts/0/sha256",
                "/releases/0/artifacts/0/files/0/path",
                "/releases/0/artifacts/0/files/0/size",
                "/releases/0/artifacts/0/files/0/sha256",
                "/releases/0/artifacts/0/removes/0/path",
                "/releases/0/artifacts/0/removes/0/sha256"
            })
    void nothingIsAssumed(String pointer) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        assertMalformed(without(pointer), "\"", name + "\" is ");
    }

    @ParameterizedTest(name = "C4 {0} is 0")
    @ValueSource(strings = {"/sequence", "/keyset"})
    void countsBeginAtOne(String pointer) {
        assertMalformed(with(pointer, "0"), "is not from 1 to");
    }

    @Test
    void keySetsAreCountedToAMillion() {
        assertThatCode(() -> read(with("/keyset", "1000000"))).doesNotThrowAnyException();
        assertMalformed(with("/keyset", "1000001"), "keyset");
        assertMalformed(with("/keyset", "4294967297"), "keyset"); // 1 in 32 bits.
    }

    // C5: sizes.

    @Test
    void hugeValues() {
        assertMalformed(with("/sequence", "1".repeat(31)), "is not valid JSON");
        assertMalformed(with("/ext", "{\"x\":" + "1".repeat(31) + "}"), "is not valid JSON");
        assertMalformed(with("/ext", "{\"x\":1." + "1".repeat(30) + "}"), "is not valid JSON");
        assertMalformed(with("/ext", "{\"x\":1e" + "1".repeat(100_000) + "}"), "is not valid JSON");
        assertMalformed(with("/ext", "{\"" + "x".repeat(257) + "\":1}"), "is not valid JSON");
        assertMalformed(with(RELEASE + "/notes/text", quoted("x".repeat(65_537))), "is not valid JSON");
        assertMalformed(with("/ext", "{\"x\":" + quoted("x".repeat(65_537)) + "}"), "is not valid JSON");
    }

    @Test
    void largestValuesAreAccepted() throws Exception {
        assertThat(read(with("/sequence", "9007199254740992")).sequence()).isEqualTo(1L << 53);
        assertThat(Feeds.artifact(with(ARTIFACT + "/size", "9007199254740992")).size())
                .isEqualTo(1L << 53);
        assertThat(Feeds.artifact(with(ARTIFACT + "/size", "0")).size()).isZero();
        read(with("/ext", "{\"x\":" + "1".repeat(30) + "}"));
        read(with("/ext", "{\"" + "x".repeat(256) + "\":1}"));
        String text = "é".repeat(65_536);
        assertThat(Feeds.release(with(RELEASE + "/notes/text", quoted(text)))
                        .notes()
                        .texts())
                .containsExactly(text);
    }

    @Test
    void documentOfTheGreatestLengthIsAcceptedAndNoLongerOne() {
        String full = Feeds.FULL + " ".repeat(256 * 1024 - Feeds.FULL.length());

        assertThatCode(() -> read(full)).doesNotThrowAnyException();
        assertFails(full + " ", Code.FEED_TOO_LARGE, "the signed feed is longer than 262144 bytes");
        assertFails("[".repeat(1_000_000), Code.FEED_TOO_LARGE);
    }

    // C6: null.

    @ParameterizedTest(name = "C6 the document is {0}")
    @ValueSource(strings = {"null", "[null]", "[]", "[{}]", "\"\"", "1", "true", "{}", " ", "{\"format\":null}"})
    void nothingAtTheRoot(String document) {
        assertMalformed(document);
    }

    // C7: characters.

    static Stream<Arguments> characters() {
        return Feeds.TEXTS.stream()
                .flatMap(pointer -> Stream.of(
                                "\\u0000",
                                "\\u0001",
                                "\\u001b",
                                "\\u007f",
                                "\\u0085",
                                "\\u009b",
                                "\\ud800",
                                "\\udc00",
                                "\\udc00\\ud800")
                        .map(character -> Arguments.of(pointer, character)));
    }

    @ParameterizedTest(name = "C7 {0} with {1}")
    @MethodSource("characters")
    void controlCharactersAndHalves(String pointer, String escape) {
        String text = Feeds.tree().at(pointer).textValue();
        assertMalformed(with(pointer, "\"" + text + escape + "\""));
        assertMalformed(with(pointer, "\"" + escape + text + "\""));
    }

    @ParameterizedTest(name = "C7 {0}")
    @MethodSource("identifiers")
    void identifiersAreAscii(String pointer) {
        String text = Feeds.tree().at(pointer).textValue();
        for (String character :
                new String[] {"\n", "\r", "\t", " \t", "\u00e9", "\u202e", "\u200b", "\u0661", "\u212a", "\ud83d\ude00"
                }) {
            assertMalformed(with(pointer, quoted(text + character)));
        }
    }

    static Stream<String> identifiers() {
        return Feeds.TEXTS.stream()
                .filter(pointer -> !pointer.endsWith("/text") && !pointer.contains("/translations/"));
    }

    @Test
    void bytesThatAreNotUtf8() {
        byte[] feed = Feeds.FULL.replace("New.", "N?w.").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < feed.length; i++) if (feed[i] == '?') feed[i] = (byte) 0xe9;

        assertThatThrownBy(() -> FeedReader.read(feed)).isInstanceOfSatisfying(UpdateException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.FEED_MALFORMED);
            assertThat(e.getMessage()).matches("[ -~]+");
        });
    }

    @Test
    void peopleMayWriteWhatTheyLike() throws Exception {
        String text = "Zeile\r\n\t• ünï – 漢字 😀 \u200f\u200d";
        assertThat(Feeds.release(with(RELEASE + "/notes/text", quoted(text)))
                        .notes()
                        .texts())
                .containsExactly(text);
    }

    // C8: nobody chooses a class.

    static Stream<Arguments> typed() {
        return Feeds.OBJECTS.stream()
                .flatMap(pointer -> Stream.of("@class", "@type", "class", "$type", "__proto__")
                        .map(name -> Arguments.of(pointer, name)));
    }

    @ParameterizedTest(name = "C8 {1} in [{0}]")
    @MethodSource("typed")
    void unknownFields(String pointer, String name) {
        assertMalformed(with(pointer + "/" + name, "\"java.net.URL\""), name + "\" is not known");
    }

    @Test
    void nameOfAnUnknownFieldIsShortenedAndPrintable() {
        assertMalformed(with("/" + "x".repeat(256), "1"), "\"" + "x".repeat(40) + "...\" is not known");
        assertMalformed(with("/a\u001b[2K\n\u202eb", "1"), "\"a?[2K??b\" is not known");
    }

    @Test
    void everythingIsAllowedBelowExt() {
        for (String pointer : new String[] {"/ext", RELEASE + "/ext", ARTIFACT + "/ext"}) {
            String json =
                    "{\"@class\": \"x\", \"n\": null, \"l\": [1, 2.5, {}, [null]], \"\": {\"s\": \"\\u0000\\ud800\"}}";
            assertThatCode(() -> read(with(pointer, json))).as(pointer).doesNotThrowAnyException();
        }
    }

    @Test
    void noCodeTurnsPolymorphicTypingOn() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("DefaultTyping", "JsonTypeInfo", "PolymorphicTypeValidator"));
        }
    }

    // C9: versions. The order is VersionTest's.

    @ParameterizedTest(name = "C9 {0} is refused")
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.2",
                "v1",
                "v1.2.3",
                "V1.2.3",
                "01.2.3",
                "1.02.3",
                "1.2.03",
                "1.2.3.4",
                "1.2.3-",
                "1.2.3+",
                "1.2.3-01",
                "1.2.3-a..b",
                "1.2.3-.a",
                "1.2.3-a.",
                "1.2.3+a..b",
                "1.2.3+a+b",
                "1.2.3-a_b",
                "1.2.3 ",
                " 1.2.3",
                "-1.2.3",
                "+1.2.3",
                "1.-2.3",
                "1.2.x",
                "1.2.*",
                "latest",
                "^1.2.3",
                ">=1.2.3",
                "1.2.3 - 2",
                "1,2,3",
                "1.2.3\n",
                "1.2.3\u0000",
                "1.2.\u0663",
                "\uff11.2.3",
                "1..3",
                ".1.2.3",
                "1.2.3/../x",
                "1.2.3;x",
                "0x1.2.3",
                "1e2.0.0"
            })
    void versionTricksRefused(String text) {
        for (String pointer : new String[] {
            "/rollbackFloor", "/minimumSupported/version", RELEASE + "/version", RELEASE + "/minimumVersion"
        }) {
            assertMalformed(with(pointer, quoted(text)), "is not a semantic version");
        }
    }

    @ParameterizedTest(name = "C9 {0} is read")
    @ValueSource(
            strings = {
                "0.0.0",
                "1.2.3",
                "10.20.30",
                "1.2.3-0",
                "1.2.3-rc.1",
                "1.2.3--",
                "1.2.3----RC.1",
                "1.2.3-0a",
                "1.2.3+001",
                "1.2.3+a.-.b",
                "1.2.3-a+b",
                "2147483648.0.0",
                "99999999999999999999.0.0",
                "1.0.0-99999999999999999999"
            })
    void versionTricksRead(String text) throws Exception {
        assertThat(Feeds.release(with(RELEASE + "/version", quoted(text))).version())
                .hasToString(text);
    }

    @Test
    void versionHas64Characters() throws Exception {
        String longest = "1".repeat(60) + ".2.3";
        assertThat(Feeds.release(with(RELEASE + "/version", quoted(longest))).version())
                .hasToString(longest);
        assertMalformed(with(RELEASE + "/version", quoted("1" + longest)), "at most 64 characters");
        assertMalformed(with(RELEASE + "/version", quoted("1".repeat(300) + ".2.3")), "at most 64 characters");
    }

    /** Build metadata makes no other version. */
    @Test
    void sameVersionTwice() {
        String release = Feeds.tree().at(RELEASE).toString();
        String built = release.replace("\"1.2.3\"", "\"1.2.3+build.7\"");

        assertMalformed(with("/releases", "[" + release + "," + release + "]"), "releases[1].version", "twice");
        assertMalformed(with("/releases", "[" + release + "," + built + "]"), "releases[1].version", "twice");
    }

    // C10: dates.

    @ParameterizedTest(name = "C10 {0}")
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "0",
                "1795208982",
                "2026",
                "2026-11-20",
                "2026-11-20T10:00Z",
                "2026-11-20T10:00:00",
                "2026-11-20T10:00:00+00:00",
                "2026-11-20T10:00:00+01:00",
                "2026-11-20T10:00:00z",
                "2026-11-20t10:00:00Z",
                "2026-11-20 10:00:00Z",
                "2026-11-20T10:00:00Z ",
                " 2026-11-20T10:00:00Z",
                "2026-11-20T10:00:60Z",
                "2026-12-31T23:59:60Z",
                "2026-11-20T24:00:00Z",
                "2026-11-20T10:60:00Z",
                "2026-11-31T10:00:00Z",
                "2026-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-01-00T10:00:00Z",
                "26-11-20T10:00:00Z",
                "+2026-11-20T10:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "12026-11-20T10:00:00Z",
                "0000-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "2019-12-31T23:59:59.999999999Z",
                "2100-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2026-11-20T10:00:00.Z",
                "2026-11-20T10:00:00,5Z",
                "2026-11-20T10:00:00.1234567890Z",
                "2026-W47-5T10:00:00Z",
                "20261120T100000Z",
                "2026-11-20T10:00:00Z[UTC]"
            })
    void dateTricks(String text) {
        for (String pointer :
                new String[] {"/issued", "/expires", "/minimumSupported/deadline", RELEASE + "/published"}) {
            assertMalformed(with(pointer, quoted(text)), "is not a time in UTC");
        }
    }

    @ParameterizedTest(name = "C10 {0}")
    @ValueSource(
            strings = {
                "2020-01-01T00:00:00Z",
                "2099-12-31T23:59:59.999999999Z",
                "2028-02-29T23:59:59Z",
                "2026-11-20T00:00:00.5Z",
                "2026-11-20T23:00:00Z",
                "2026-11-20T20:00:00Z"
            })
    void honestDates(String text) throws Exception {
        assertThat(Feeds.release(with(RELEASE + "/published", quoted(text))).published())
                .contains(Instant.parse(text));
    }

    /** A12: a feed that hardly expires. */
    @ParameterizedTest(name = "A12 expires {0}: {1}")
    @CsvSource({
        "2026-11-20T10:00:00Z, false",
        "2026-11-20T09:59:59Z, false",
        "2026-11-20T10:00:00.000000001Z, true",
        "2027-12-25T10:00:00Z, true",
        "2027-12-25T10:00:00.000000001Z, false",
        "2027-12-26T10:00:00Z, false",
        "2099-12-31T00:00:00Z, false"
    })
    void validityIsAboveZeroAndUpTo400Days(String expires, boolean accepted) {
        String feed = with("/expires", quoted(expires));
        if (accepted) assertThatCode(() -> read(feed)).doesNotThrowAnyException();
        else assertMalformed(feed, "\"expires\"", "\"issued\"");
    }

    // C11: how many.

    @ParameterizedTest(name = "C11 {0} releases")
    @ValueSource(ints = {0, 1, 64})
    void releasesUpTo64(int count) throws Exception {
        assertThat(read(with("/releases", releases(count))).releases()).hasSize(count);
    }

    @ParameterizedTest(name = "C11 {0} artifacts")
    @ValueSource(ints = {0, 1, 64})
    void artifactsUpTo64(int count) throws Exception {
        assertThat(Feeds.release(with(RELEASE + "/artifacts", artifacts(count))).artifacts())
                .hasSize(count);
    }

    @ParameterizedTest(name = "C11 {0} addresses")
    @ValueSource(ints = {1, 8})
    void addressesUpTo8(int count) throws Exception {
        assertThat(Feeds.artifact(with(ARTIFACT + "/urls", list("\"a\"", count)))
                        .urls())
                .hasSize(count);
    }

    @Test
    void tooMany() {
        assertMalformed(with("/releases", releases(65)), "\"releases\" has more than 64 elements");
        assertMalformed(with(RELEASE + "/artifacts", artifacts(65)), "has more than 64 elements");
        assertMalformed(with(ARTIFACT + "/urls", list("\"a\"", 9)), "1 to 8");
        assertMalformed(with("/releases", list("0", 100_000)), "has more than 64 elements");
        assertMalformed(with(RELEASE + "/artifacts", list("0", 100_000)), "has more than 64 elements");
        assertMalformed(with(ARTIFACT + "/files", list("0", 20_001)), "has more than 20000 elements");
        assertMalformed(with(ARTIFACT + "/removes", list("0", 20_001)), "has more than 20000 elements");
        assertMalformed(with(ARTIFACT + "/files", list("0", 20_000)), "files[0]");
        assertMalformed(with(ARTIFACT + "/removes", list("0", 20_000)), "removes[0]");
        assertFails(with("/releases", list("{}", 100_000)), Code.FEED_TOO_LARGE);
    }

    @Test
    void asManyFilesAsFitAreRead() throws Exception {
        String files = IntStream.range(0, 2000)
                .mapToObj(i -> "{\"path\":\"f" + i + "\",\"size\":0,\"sha256\":\"" + Feeds.DIGEST + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(Feeds.artifact(with(ARTIFACT + "/files", files)).files()).hasSize(2000);
    }

    private static String releases(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"version\":\"1.0." + i + "\",\"artifacts\":[]}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String artifacts(int count) {
        return list(
                "{\"os\":\"any\",\"arch\":\"any\",\"kind\":\"jar\",\"urls\":[\"a\"],\"size\":1,\"sha256\":\""
                        + Feeds.DIGEST + "\"}",
                count);
    }

    private static String list(String element, int count) {
        return "[" + String.join(",", Collections.nCopies(count, element)) + "]";
    }

    // C12: no text makes the patterns go back. The time is a guard against hanging, not a measure.

    static Stream<Arguments> hostile() {
        Map<String, String> texts = Map.of(
                "letters", "a".repeat(65_535) + "!",
                "digits", "1".repeat(65_535) + "!",
                "points", "1.".repeat(32_767) + "!",
                "hyphens", "1.0.0" + "-".repeat(65_000) + "!",
                "parts", "1.0.0-" + "0a.".repeat(21_000) + "_",
                "pluses", "1.0.0+" + "a.".repeat(32_000) + "+",
                "slashes", "a/".repeat(32_767),
                "blanks", "a" + " ".repeat(65_000) + "!",
                "devices", "con" + " ".repeat(65_000) + "x",
                "time", "2026-11-20T10:00:00." + "1".repeat(65_000) + "Z");
        return Stream.concat(Feeds.TEXTS.stream(), Stream.of("/releases/0/artifacts/0/urls/1"))
                .flatMap(pointer ->
                        texts.entrySet().stream().map(text -> Arguments.of(pointer, text.getKey(), text.getValue())));
    }

    @ParameterizedTest(name = "C12 {0} of {1}")
    @MethodSource("hostile")
    void noBacktracking(String pointer, String name, String text) {
        String feed = with(pointer, quoted(text));

        assertTimeoutPreemptively(HANG, () -> {
            if (pointer.endsWith("/text") || pointer.contains("/translations/")) read(feed);
            else assertMalformed(feed);
        });
    }

    @Test
    void manyHostileTextsAtOnce() {
        String key = "\"" + "a-".repeat(127) + "!\":1";
        assertTimeoutPreemptively(HANG, () -> {
            assertMalformed(with(RELEASE + "/notes/translations", "{" + key + "}"), "not a language");
            assertMalformed(with(ARTIFACT + "/files", list("{\"path\":\"" + "a/".repeat(250) + "\"}", 400)), "path");
        });
    }
}
