package io.github.clientupdater.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.PublicKey;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The next keys; rows A22, A23 and A28 of the threat table, where keys come from the network. */
class KeySetDocumentTest {
    private static final String VALID = document("2", "2", keys(1, 2, 3));

    @Test
    void everyFieldIsRead() throws Exception {
        assertThat(read(VALID))
                .isEqualTo(new KeySetDocument("com.example.app", new KeySet(2, 2, List.of(key(1), key(2), key(3)))));
        assertThat(read(VALID.replace("\"ext\": {}", "\"ext\": {\"x\": null}"))).isEqualTo(read(VALID));
        assertThat(read(VALID.replace(", \"ext\": {}", ""))).isEqualTo(read(VALID));
    }

    @Test
    void keysMayBeWrittenInAnyWay() throws Exception {
        TestKeys one = TestKeys.ofSeed(1);
        for (String text : List.of(one.minisign(), one.hex(), one.base64(), Feeds.quoted(one.pem()))) {
            String quoted = text.startsWith("\"") ? text : "\"" + text + "\"";
            assertThat(read(document("1", "1", "[" + quoted + "]")).keySet().keys())
                    .containsExactly(key(1));
        }
    }

    @ParameterizedTest(name = "A23 threshold {0} of {1}")
    @CsvSource({
        "0, 2",
        "-1, 2",
        "3, 2",
        "9, 8",
        "-9, 1",
        "4294967297, 2",
        "1, 0",
        "1, 9",
        "1.0, 2",
        "'\"1\"', 2",
        "null, 2"
    })
    void impossibleThresholdIsMalformed(String threshold, int count) {
        assertMalformed(document("2", threshold, keys(IntStream.range(0, count).toArray())));
    }

    @Test
    void keyThatIsThereTwiceCountsOnce() throws Exception {
        TestKeys one = TestKeys.ofSeed(1);
        String twice = "[\"" + one.minisign() + "\", \"" + one.hex() + "\"]";

        assertMalformed(document("2", "2", twice), "1 different keys");
        assertThat(read(document("2", "1", twice)).keySet().keys()).hasSize(1);
    }

    @ParameterizedTest(name = "number {0}")
    @CsvSource({"0", "-1", "1000001", "4294967298", "1.0", "null", "true"})
    void numberIsFromOneToAMillion(String number) {
        assertMalformed(document(number, "1", keys(1)), "keyset");
    }

    @Test
    void largestNumberIsRead() throws Exception {
        assertThat(read(document("1000000", "1", keys(1))).keySet().number()).isEqualTo(1_000_000);
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                "null",
                "[]",
                "{}",
                VALID + "{}",
                VALID.replace("updater-keyset/1", "updater-manifest/1"),
                VALID.replace("updater-keyset/1", "updater-keyset/2"),
                VALID.replace("com.example.app", "../x"),
                VALID.replace("\"ext\": {}", "\"ext\": 1"),
                VALID.replace("\"ext\": {}", "\"ext\": []"),
                VALID.replace("\"ext\": {}", "\"ext\": null"),
                VALID.replace("\"ext\": {}", "\"evil\": {}"),
                VALID.replace("\"ext\": {}", "\"app\": \"com.example.app\""),
                VALID.replace("\"app\"", "\"App\""),
                document("2", "1", "[]"),
                document("2", "1", "{}"),
                document("2", "1", "\"" + TestKeys.ofSeed(1).minisign() + "\""),
                document("2", "1", "null"),
                document("2", "1", "[null]"),
                document("2", "1", "[1]"),
                document("2", "1", "[\"\"]"),
                document("2", "1", "[\"RW\"]"),
                document("2", "1", "[\"\u001b[2Jevil\\u0007\"]"),
                document("2", "1", "[\"" + "x".repeat(5000) + "\"]"),
                document("2", "1", "[\"" + TestKeys.ofSeed(1).minisign() + "\", \"RW\"]"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void everythingElseIsMalformed(String document) {
        assertMalformed(document);
    }

    @ParameterizedTest(name = "A28 {0}")
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0200000000000000000000000000000000000000000000000000000000000000"
    })
    void keyThatSaysNothingIsMalformed(String hex) {
        assertMalformed(
                document("2", "1", "[\"" + hex + "\", \"" + TestKeys.ofSeed(1).hex() + "\"]"), "rejected");
    }

    @Test
    void documentOf8KiBIsAcceptedAndNoLongerOne() {
        String longest = VALID + " ".repeat(8192 - VALID.length());

        assertThatCode(() -> read(longest)).doesNotThrowAnyException();
        assertThatThrownBy(() -> read(longest + " "))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.FEED_TOO_LARGE));
    }

    private static String document(String number, String threshold, String keys) {
        return "{\"format\": \"updater-keyset/1\", \"app\": \"com.example.app\", \"keyset\": " + number
                + ", \"threshold\": " + threshold + ", \"keys\": " + keys + ", \"ext\": {}}";
    }

    private static String keys(int... seeds) {
        return IntStream.of(seeds)
                .mapToObj(seed -> "\"" + TestKeys.ofSeed(seed).minisign() + "\"")
                .toList()
                .toString();
    }

    private static PublicKey key(int seed) {
        return PublicKey.of(TestKeys.ofSeed(seed).publicKey());
    }

    private static KeySetDocument read(String document) throws UpdateException {
        return KeySetDocument.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(String document, String... words) {
        assertThatThrownBy(() -> read(document)).isInstanceOfSatisfying(UpdateException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.FEED_MALFORMED);
            assertThat(List.of(words))
                    .allSatisfy(word -> assertThat(e.getMessage()).contains(word));
            assertThat(e.getMessage()).hasSizeLessThan(200).matches("[ -~]+");
        });
    }
}
