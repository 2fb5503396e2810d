package io.github.clientupdater.internal.signature;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.Require;
import io.github.clientupdater.testing.TestKeys;
import java.util.Arrays;

/** Any bytes as a signature, for an honest key and for any other: a wrong one is no exception. */
class Ed25519Fuzz {
    private static final TestKeys KEYS = TestKeys.ofSeed(1);

    @FuzzTest
    void signature(FuzzedDataProvider data) throws UpdateException {
        byte[] otherKey = data.consumeBytes(32);
        byte[] signature = data.consumeBytes(data.consumeBoolean() ? 64 : 70);
        byte[] message = data.consumeRemainingAsBytes();

        boolean verified = Ed25519.verifies(PublicKey.of(KEYS.publicKey()), message, signature);
        Require.that(verified == Arrays.equals(signature, KEYS.sign(message)), "the one signature");
        if (otherKey.length == 32 && Points.isSound(otherKey) && Points.isOnCurve(otherKey)) {
            Require.that(!Ed25519.verifies(PublicKey.of(otherKey), message, signature), "forged");
        }
    }
}
