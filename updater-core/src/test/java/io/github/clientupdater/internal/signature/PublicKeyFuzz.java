package io.github.clientupdater.internal.signature;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.Require;
import io.github.clientupdater.testing.TestKeys;
import java.nio.charset.StandardCharsets;

/** Any text as a key: what is one has one canonical form, and verifying with it never fails otherwise. */
class PublicKeyFuzz {
    private static final byte[] MESSAGE = new byte[0];
    private static final byte[] SIGNATURE = TestKeys.ofSeed(1).sign(MESSAGE);

    private static final PublicKey OWN = PublicKey.of(TestKeys.ofSeed(1).publicKey());

    @FuzzTest
    @DictionaryEntries({
        "untrusted comment: ",
        "RW",
        "MCowBQYDK2VwAyEA",
        "-----BEGIN PUBLIC KEY-----",
        "-----END PUBLIC KEY-----",
        "==",
        "="
    })
    void key(byte[] data) throws UpdateException {
        PublicKey key;
        try {
            key = PublicKey.parse(new String(data, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            Require.line(e.getMessage(), 100);
            return;
        }
        Require.that(key.bytes().length == 32, "32 bytes");
        Require.that(PublicKey.parse(key.toString()).equals(key), "read again");
        Require.that(Ed25519.verifies(key, MESSAGE, SIGNATURE) == key.equals(OWN), "whose signature it is");
    }
}
