package io.github.clientupdater.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Blake2bTest {
    private static final Random SEEDED = new Random(20_261_121);

    /** RFC 7693, appendix A. */
    @Test
    void abcHasTheDigestOfTheRfc() {
        assertThat(hex(Blake2b.of("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    }

    static Stream<Arguments> lengths() {
        return Vectors.of("blake2b.txt");
    }

    @ParameterizedTest(name = "{0} bytes")
    @MethodSource("lengths")
    void everyLengthHasItsDigest(int length, String digest) {
        assertThat(hex(Blake2b.of(message(length)))).isEqualTo(digest);
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 127, 128, 129, 255, 256, 257, 384, 385})
    void piecesOfEverySizeGiveTheSame(int length) {
        byte[] message = message(length);
        byte[] expected = Blake2b.of(message);

        for (int piece = 1; piece <= length + 1; piece++) {
            Blake2b blake = new Blake2b();
            for (int from = 0; from < length; from += piece) {
                blake.update(message, from, Math.min(piece, length - from));
            }
            assertThat(blake.digest()).as("pieces of %s", piece).isEqualTo(expected);
        }
    }

    @Test
    void unevenAndEmptyPiecesGiveTheSame() {
        byte[] message = message(5000);
        Blake2b blake = new Blake2b();
        for (int from = 0; from < message.length; ) {
            int piece = Math.min(SEEDED.nextInt(300), message.length - from);
            blake.update(message, from, piece);
            from += piece;
        }

        assertThat(blake.digest()).isEqualTo(Blake2b.of(message));
    }

    @Test
    void onlyTheNamedPartIsAdded() {
        Blake2b blake = new Blake2b();
        blake.update(message(300), 20, 200);

        assertThat(blake.digest()).isEqualTo(Blake2b.of(Arrays.copyOfRange(message(300), 20, 220)));
    }

    private static byte[] message(int length) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) message[i] = (byte) (i % 251);
        return message;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
