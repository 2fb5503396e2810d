package io.github.clientupdater.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows A4, A27 and A28 of the threat table: what is a signature, and what the JDK alone would take for one. */
class Ed25519Test {
    private static final TestKeys KEYS = TestKeys.ofSeed(1);
    private static final byte[] MESSAGE = "update.json".getBytes(StandardCharsets.UTF_8);

    static Stream<Arguments> rfc8032() {
        return Vectors.of("rfc8032.txt");
    }

    static Stream<Arguments> speccheck() {
        return Vectors.of("speccheck.txt");
    }

    static Stream<Arguments> wycheproof() {
        return Vectors.of("wycheproof.txt");
    }

    @ParameterizedTest
    @MethodSource("rfc8032")
    void signaturesOfTheRfcAreValid(String secret, String key, String message, String signature) throws Exception {
        assertThat(TestKeys.ofSecret(Vectors.bytes(secret)).hex()).isEqualTo(key);
        assertThat(verifies(key, message, signature)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rfc8032")
    void oneBitLessIsInvalid(String secret, String key, String message, String signature) throws Exception {
        byte[] bytes = Vectors.bytes(signature);
        for (int bit = 0; bit < 8 * bytes.length; bit += 7) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Ed25519.verifies(PublicKey.of(Vectors.bytes(key)), Vectors.bytes(message), changed))
                    .as("bit %s", bit)
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "A28 speccheck case {0}: {4}")
    @MethodSource("speccheck")
    void edgeCasesOfTheCurveAreDecided(String number, String key, String message, String signature, String expected)
            throws Exception {
        if (expected.equals("KEY")) {
            assertThatThrownBy(() -> PublicKey.of(Vectors.bytes(key)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rejected");
        } else {
            assertThat(verifies(key, message, signature)).isEqualTo(expected.equals("YES"));
        }
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("wycheproof")
    void vectorsOfWycheproofAreDecided(String number, String key, String message, String signature, String result)
            throws Exception {
        assertThat(verifies(key, message, signature)).isEqualTo(result.equals("valid"));
    }

    @ParameterizedTest(name = "A27 signature of {0} bytes")
    @ValueSource(ints = {0, 1, 32, 63, 65, 66, 96, 128})
    void signatureOfAnotherLengthIsInvalid(int length) throws Exception {
        byte[] signature = Arrays.copyOf(KEYS.sign(MESSAGE), length); // Longer ones end with zeros: JDK 17 takes 65.

        assertThat(Ed25519.verifies(PublicKey.of(KEYS.publicKey()), MESSAGE, signature))
                .isFalse();
    }

    @Test
    void anotherKeyOrMessageIsInvalid() throws Exception {
        byte[] signature = KEYS.sign(MESSAGE);

        assertThat(Ed25519.verifies(PublicKey.of(KEYS.publicKey()), MESSAGE, signature))
                .isTrue();
        assertThat(Ed25519.verifies(PublicKey.of(TestKeys.ofSeed(2).publicKey()), MESSAGE, signature))
                .isFalse();
        assertThat(Ed25519.verifies(PublicKey.of(KEYS.publicKey()), new byte[0], signature))
                .isFalse();
    }

    /** A4: an exception of the cryptography never passes for a signature. */
    @Test
    void javaWithoutEd25519SaysSo() {
        byte[] signature = KEYS.sign(MESSAGE);
        PublicKey key = PublicKey.of(KEYS.publicKey());
        Provider provider = Security.getProvider("SunEC");
        int place = Arrays.asList(Security.getProviders()).indexOf(provider) + 1;
        Security.removeProvider("SunEC");
        try {
            assertThatThrownBy(() -> Ed25519.verifies(key, MESSAGE, signature))
                    .isInstanceOfSatisfying(
                            UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.CRYPTO_UNAVAILABLE));
        } finally {
            Security.insertProviderAt(provider, place);
        }
    }

    private static boolean verifies(String key, String message, String signature) throws UpdateException {
        return Ed25519.verifies(PublicKey.of(Vectors.bytes(key)), Vectors.bytes(message), Vectors.bytes(signature));
    }
}
