package io.github.clientupdater.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.testing.TestKeys;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {
    private static final TestKeys A = TestKeys.ofSeed(1);
    private static final TestKeys B = TestKeys.ofSeed(2);

    @Test
    void everySpellingOfAKeyIsTheSameKey() {
        Trust trust = Trust.signedBy(A.minisign(), A.minisignFile(), A.hex(), A.base64(), A.pem());

        assertThat(trust.pinned().keySet().keys()).hasSize(1);
        assertThat(trust.isSignatureRequired()).isTrue();
        assertThat(trust.toString()).contains(A.base64());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3})
    void thresholdIsPossibleOrRefused(int threshold) {
        Trust trust = Trust.signedBy(A.hex(), B.hex());

        assertThatThrownBy(() -> trust.withThreshold(threshold)).isInstanceOf(IllegalArgumentException.class);
        assertThat(trust.withThreshold(2).pinned().keySet().threshold()).isEqualTo(2);
    }

    @Test
    void oneKeyTwiceIsNoThresholdOfTwo() {
        assertThatThrownBy(() -> Trust.signedBy(A.hex(), A.pem()).withThreshold(2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneToEightKeys() {
        String[] nine = new String[9];
        for (int i = 0; i < 9; i++) nine[i] = TestKeys.ofSeed(i).hex();

        assertThatThrownBy(() -> Trust.signedBy(nine)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Trust::signedBy).isInstanceOf(IllegalArgumentException.class);
        assertThat(Trust.signedBy(java.util.Arrays.copyOf(nine, 8)).isSignatureRequired())
                .isTrue();
    }

    @Test
    void whatIsSetIsKept() {
        Instant issued = Instant.parse("2026-05-01T00:00:00Z");
        Trust.Pinned pinned = Trust.signedBy(A.hex(), B.hex())
                .withSeed(7, issued)
                .withKeySet(3)
                .withThreshold(2)
                .pinned();

        assertThat(pinned.sequence()).isEqualTo(7);
        assertThat(pinned.issued()).isEqualTo(issued);
        assertThat(pinned.keySet().number()).isEqualTo(3);
        assertThat(pinned.keySet().threshold()).isEqualTo(2);
    }

    @Test
    void numbersBelowNothingAreRefused() {
        assertThatThrownBy(() -> Trust.signedBy(A.hex()).withKeySet(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Trust.signedBy(A.hex()).withSeed(-1, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Trust.signedBy(A.hex()).withSeed(0, Instant.EPOCH).pinned().sequence())
                .isZero();
    }

    @Test
    void onlySignaturesHaveThresholds() {
        for (Trust trust : new Trust[] {Trust.checksumOnly(), Trust.dangerouslyNone()}) {
            assertThat(trust.isSignatureRequired()).isFalse();
            assertThatThrownBy(() -> trust.withThreshold(1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> trust.withKeySet(1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> trust.withSeed(1, Instant.EPOCH)).isInstanceOf(IllegalStateException.class);
        }
    }
}
