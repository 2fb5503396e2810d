package io.github.clientupdater.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Minisign;
import io.github.clientupdater.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows A21, A22, A23 and A30 of the threat table: how many different keys have to sign. */
class KeySetTest {
    private static final byte[] CONTENT = "update.json".getBytes(StandardCharsets.UTF_8);

    @Test
    void oneOfTwoIsEnoughForAThresholdOfOne() {
        KeySet keys = new KeySet(1, 1, keys(1, 2));

        assertThatCode(() -> require(keys, sign(1))).doesNotThrowAnyException();
        assertThatCode(() -> require(keys, sign(2))).doesNotThrowAnyException();
        assertThatCode(() -> require(keys, sign(3) + sign(2))).doesNotThrowAnyException();
    }

    /** A file may be too large for the signature of a key that nobody needs any more. */
    @Test
    void enoughKeysAreEnough() {
        KeySet keys = new KeySet(1, 1, keys(1, 2));
        String signatures =
                Minisign.sign(TestKeys.ofSeed(1), CONTENT, "c") + Minisign.signPurely(TestKeys.ofSeed(2), CONTENT, "c");
        Message large = new Message() {
            @Override
            public byte[] bytes() throws UpdateException {
                throw new UpdateException(Code.SIGNATURE_UNSUPPORTED, "too large");
            }

            @Override
            public byte[] digest() {
                return Blake2b.of(CONTENT);
            }
        };

        assertThatCode(() -> keys.require(large, SignatureFile.parse(signatures.getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }

    @Test
    void noneIsInvalid() {
        assertFails(new KeySet(1, 1, keys(1, 2)), sign(3), Code.SIGNATURE_INVALID, "no pinned key");
        assertFails(new KeySet(1, 2, keys(1, 2)), sign(3) + sign(4), Code.SIGNATURE_INVALID, "no pinned key");
    }

    /** A21. */
    @Test
    void thresholdCountsValidSignatures() {
        KeySet keys = new KeySet(1, 2, keys(1, 2, 3));
        String forged = Minisign.block(
                "Ed", TestKeys.ofSeed(2).keyId(), TestKeys.ofSeed(4).sign(CONTENT));

        assertFails(keys, sign(1) + forged, Code.THRESHOLD_NOT_MET, "1 of the 2");
        assertThatCode(() -> require(keys, sign(1) + forged + sign(3))).doesNotThrowAnyException();
        assertThatCode(() -> require(keys, sign(3) + sign(2) + sign(1))).doesNotThrowAnyException();
    }

    /** A22. */
    @Test
    void keyThatSignsTwiceCountsOnce() {
        TestKeys one = TestKeys.ofSeed(1);
        KeySet keys = new KeySet(1, 2, keys(1, 2));
        String underAnotherId = Minisign.block("Ed", TestKeys.ofSeed(2).keyId(), one.sign(CONTENT));

        assertFails(keys, sign(1) + sign(1), Code.THRESHOLD_NOT_MET, "1 of the 2");
        assertFails(keys, sign(1) + underAnotherId, Code.THRESHOLD_NOT_MET, "1 of the 2");
        assertFails(keys, sign(1) + Minisign.signPurely(one, CONTENT, "c"), Code.THRESHOLD_NOT_MET, "1 of the 2");
    }

    /** A22. */
    @Test
    void keyThatIsPinnedTwiceCountsOnce() {
        TestKeys one = TestKeys.ofSeed(1);
        List<PublicKey> same = List.of(
                PublicKey.parse(one.minisign()),
                PublicKey.parse(one.hex()),
                PublicKey.parse(one.pem()),
                PublicKey.parse(TestKeys.ofSeed(2)
                        .minisignFile()
                        .replace(TestKeys.ofSeed(2).minisign(), one.base64())));

        assertThatThrownBy(() -> new KeySet(1, 2, same))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a threshold of 2 is not possible with 1 different keys");
        assertThat(new KeySet(1, 1, same).keys()).hasSize(1);
    }

    @ParameterizedTest(name = "A23 {0} of {1}")
    @CsvSource({"0, 1", "-1, 1", "2, 1", "3, 2", "9, 8", "-2147483648, 8", "2147483647, 8"})
    void impossibleThresholdIsRefused(int threshold, int keys) {
        assertThatThrownBy(() ->
                        new KeySet(1, threshold, keys(IntStream.range(0, keys).toArray())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold of " + threshold);
    }

    @ParameterizedTest(name = "A23 {0} of {1}")
    @CsvSource({"1, 1", "1, 2", "2, 2", "8, 8"})
    void possibleThresholdIsNeededInFull(int threshold, int count) {
        KeySet keys = new KeySet(1, threshold, keys(IntStream.range(0, count).toArray()));
        StringBuilder signatures = new StringBuilder();
        for (int i = 0; i < threshold; i++) {
            Code code = i == 0 ? Code.SIGNATURE_INVALID : Code.THRESHOLD_NOT_MET;
            assertFails(keys, signatures + sign(99), code, "");
            signatures.append(sign(i));
        }

        assertThatCode(() -> require(keys, signatures.toString())).doesNotThrowAnyException();
    }

    @Test
    void noKeysAndNineAreRefused() {
        assertThatThrownBy(() -> new KeySet(1, 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 to 8 keys are possible, not 0");
        assertThatThrownBy(() -> new KeySet(1, 1, keys(1, 2, 3, 4, 5, 6, 7, 8, 9)))
                .hasMessage("1 to 8 keys are possible, not 9");
    }

    @Test
    void numberCountsFromOne() {
        assertThat(new KeySet(1, 1, keys(1)).number()).isEqualTo(1);
        assertThatThrownBy(() -> new KeySet(0, 1, keys(1))).hasMessage("number < 1: 0");
    }

    @Test
    void setDoesNotChangeWithTheList() {
        List<PublicKey> list = new ArrayList<>(keys(1));
        KeySet keys = new KeySet(1, 1, list);

        list.add(PublicKey.of(TestKeys.ofSeed(2).publicKey()));

        assertThat(keys.keys()).hasSize(1);
        assertThat(keys).hasToString("1 of " + TestKeys.ofSeed(1).base64());
    }

    /** A key that was filtered away by its comment does not count. */
    @Test
    void emptyFileIsInvalid() throws Exception {
        SignatureFile none = parse(sign(1)).saying(List.of("app=other"));

        assertThatThrownBy(() -> new KeySet(1, 1, keys(1)).require(Message.of(CONTENT), none))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.SIGNATURE_INVALID));
    }

    private static List<PublicKey> keys(int... seeds) {
        return IntStream.of(seeds)
                .mapToObj(seed -> PublicKey.of(TestKeys.ofSeed(seed).publicKey()))
                .toList();
    }

    private static String sign(int seed) {
        return Minisign.sign(TestKeys.ofSeed(seed), CONTENT, "seq=1");
    }

    private static SignatureFile parse(String file) throws UpdateException {
        return SignatureFile.parse(file.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(KeySet keys, String file) throws UpdateException {
        keys.require(Message.of(CONTENT), parse(file));
    }

    private static void assertFails(KeySet keys, String file, Code code, String words) {
        assertThatThrownBy(() -> require(keys, file)).isInstanceOfSatisfying(UpdateException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(words).hasSizeLessThan(100);
        });
    }
}
