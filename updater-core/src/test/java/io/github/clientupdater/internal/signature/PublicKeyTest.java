package io.github.clientupdater.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.testing.TestKeys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublicKeyTest {
    private static final TestKeys KEYS = TestKeys.ofSeed(1);

    /**
     * The encodings of the eight points of small order, second spellings among them (RFC 8032, section
     * 5.1.3, refuses those), and further values of y from p on.
     */
    private static final List<String> UNSOUND = List.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "0200000000000000000000000000000000000000000000000000000000000000", // No point at all.
            "0200000000000000000000000000000000000000000000000000000000000080");

    static Stream<Arguments> unsound() {
        return UNSOUND.stream()
                .flatMap(hex ->
                        spellings(HexFormat.of().parseHex(hex)).stream().map(spelling -> Arguments.of(hex, spelling)));
    }

    static Stream<String> sound() {
        return spellings(KEYS.publicKey()).stream();
    }

    private static List<String> spellings(byte[] key) {
        Base64.Encoder base64 = Base64.getEncoder();
        String minisign = base64.encodeToString(ByteBuffer.allocate(42)
                .put((byte) 'E')
                .put((byte) 'd')
                .putLong(1)
                .put(key)
                .array());
        String der = base64.encodeToString(ByteBuffer.allocate(44)
                .put(HexFormat.of().parseHex("302a300506032b6570032100"))
                .put(key)
                .array());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + der + "\n-----END PUBLIC KEY-----";
        List<String> spellings = new ArrayList<>(List.of(
                minisign,
                "untrusted comment: minisign public key\n" + minisign,
                "untrusted comment: minisign public key\r\n" + minisign + "\r\n",
                "untrusted comment: signify public key\n" + minisign + "\n",
                base64.encodeToString(key),
                HexFormat.of().formatHex(key),
                HexFormat.of().withUpperCase().formatHex(key),
                pem,
                pem + "\n",
                pem.replace("\n", "\r\n"),
                pem.replace("MCow", "MC\now")));
        spellings.add("  " + spellings.get(0) + "\t\n");
        return spellings;
    }

    @ParameterizedTest
    @MethodSource("sound")
    void everySpellingGivesTheSameKey(String text) {
        assertThat(PublicKey.parse(text))
                .isEqualTo(PublicKey.of(KEYS.publicKey()))
                .hasSameHashCodeAs(PublicKey.of(KEYS.publicKey()))
                .hasToString(KEYS.base64());
        assertThat(PublicKey.parse(text).bytes()).isEqualTo(KEYS.publicKey());
    }

    @Test
    void helperWritesWhatIsRead() {
        assertThat(Stream.of(KEYS.minisign(), KEYS.minisignFile(), KEYS.hex(), KEYS.base64(), KEYS.pem())
                        .map(PublicKey::parse))
                .containsOnly(PublicKey.of(KEYS.publicKey()));
    }

    @ParameterizedTest(name = "A28 {0} as {1}")
    @MethodSource("unsound")
    void keyThatSaysNothingIsRejectedInEverySpelling(String hex, String text) {
        assertThatThrownBy(() -> PublicKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rejected");
    }

    static Stream<String> malformed() {
        String line = KEYS.minisign();
        String pem = KEYS.pem().strip();
        return Stream.of(
                "",
                " \n",
                "untrusted comment: minisign public key",
                "RW",
                "hello",
                line.substring(1),
                line.substring(0, line.length() - 1) + "!",
                line + "AA==",
                line + "\n" + line,
                line + "\n\n" + line,
                line + " " + line,
                "comment: minisign public key\n" + line,
                "RU" + line.substring(2), // The tag of a signature.
                "QQ" + line.substring(2),
                "QW" + line.substring(2), // Ad.
                KEYS.hex().substring(1),
                KEYS.hex() + "0",
                KEYS.hex() + "00",
                "0x" + KEYS.hex().substring(2),
                "0x" + KEYS.hex(),
                KEYS.base64().substring(4),
                "AAAA" + KEYS.base64(),
                KEYS.base64().replace("=", "") + "é=",
                pem.replace("MCow", "MCoX"),
                pem.replace("MCowBQYDK2Vw", "MCowBQYDK2Vx"), // Ed448.
                pem.replace("PUBLIC", "PRIVATE"),
                pem.replace("-----END PUBLIC KEY-----", ""),
                pem.replace("-----END PUBLIC KEY-----", "A".repeat(24)),
                pem + "\n" + pem,
                pem + "\ntrailing",
                "leading\n" + pem,
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----END PUBLIC KEY-----", // Found by Jazzer.
                "-----BEGIN PUBLIC KEY-----",
                "<html><body>404</body></html>",
                "\u0000".repeat(64),
                "\u0661".repeat(64)); // Digits, but not those.
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> PublicKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not an Ed25519 public key: ");
    }

    @Test
    void keyOfAnotherLengthIsRefused() {
        for (int length : new int[] {0, 31, 33, 64}) {
            assertThatThrownBy(() -> PublicKey.of(new byte[length]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("32 bytes");
        }
    }

    @Test
    void keyDoesNotChangeWithTheArrays() {
        byte[] bytes = KEYS.publicKey();
        PublicKey key = PublicKey.of(bytes);

        bytes[0]++;
        key.bytes()[1]++;

        assertThat(key.bytes()).isEqualTo(KEYS.publicKey());
        assertThat(key.hashCode())
                .isNotEqualTo(PublicKey.of(TestKeys.ofSeed(2).publicKey()).hashCode());
        assertThat(key)
                .isNotEqualTo(PublicKey.of(TestKeys.ofSeed(2).publicKey()))
                .isNotEqualTo("key");
    }
}
