package io.github.clientupdater.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.TestKeys;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
    @Test
    void ordinaryKeysAreSoundPointsOfTheCurve() {
        for (int seed = 0; seed < 200; seed++) {
            byte[] key = TestKeys.ofSeed(seed).publicKey();
            assertThat(Points.isSound(key) && Points.isOnCurve(key))
                    .as("key %s", seed)
                    .isTrue();
        }
    }

    /** The base point has y = 4/5; 2 is the smallest y that belongs to no point. */
    @ParameterizedTest
    @CsvSource({
        "5866666666666666666666666666666666666666666666666666666666666666, true",
        "58666666666666666666666666666666666666666666666666666666666666e6, true",
        "0200000000000000000000000000000000000000000000000000000000000000, false",
        "0300000000000000000000000000000000000000000000000000000000000000, true",
        "0700000000000000000000000000000000000000000000000000000000000000, false",
        "0100000000000000000000000000000000000000000000000000000000000000, true",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, true"
    })
    void halfOfTheValuesAreNoPoint(String hex, boolean expected) {
        assertThat(Points.isOnCurve(HexFormat.of().parseHex(hex))).isEqualTo(expected);
    }

    /** L - 1 is the largest one, L the smallest that is none. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000, true",
        "ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010, true",
        "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010, false",
        "eed3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010, false",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, false"
    })
    void scalarIsBelowTheOrder(String hex, boolean expected) {
        assertThat(Points.isScalar(HexFormat.of().parseHex(hex))).isEqualTo(expected);
    }

    /** p - 2 is an ordinary value; p and everything above is a second spelling of a small one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void valueAboveThePrimeIsUnsoundWithBothSigns(String hex) {
        byte[] encoded = HexFormat.of().parseHex(hex);
        byte[] negative = encoded.clone();
        negative[31] |= (byte) 0x80;

        assertThat(Points.isSound(encoded)).isFalse();
        assertThat(Points.isSound(negative)).isFalse();
        encoded[0] = (byte) 0xeb;
        assertThat(Points.isSound(encoded)).isTrue();
    }
}
