package io.github.clientupdater.publish;

import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.PublicKey;
import java.util.List;
import java.util.stream.Stream;

/** Public keys, and how many of them have to sign: what applications pin. */
public final class KeyRing {
    private final List<MinisignPublicKey> keys;
    private final int threshold;

    private KeyRing(List<MinisignPublicKey> keys, int threshold) {
        this.keys = List.copyOf(keys);
        this.threshold = threshold;
        toKeySet(1); // Checks the numbers.
    }

    /**
     * Takes the texts of keys: minisign's, signify's, base64, hexadecimal or PEM. One of them has to sign.
     *
     * @throws IllegalArgumentException if one is no key
     */
    public static KeyRing of(List<String> keys) {
        return new KeyRing(keys.stream().map(MinisignPublicKey::parse).toList(), 1);
    }

    /**
     * Returns the same keys, of which so many have to sign.
     *
     * @throws IllegalArgumentException if that is less than one, or more than there are different keys
     */
    public KeyRing withThreshold(int threshold) {
        return new KeyRing(keys, threshold);
    }

    /** Returns these keys and those that belong to {@code signers}. */
    public KeyRing with(List<SigningKey> signers) {
        Stream<MinisignPublicKey> theirs = signers.stream().map(signer -> MinisignPublicKey.parse(signer.publicKey()));
        return new KeyRing(Stream.concat(keys.stream(), theirs).toList(), threshold);
    }

    KeySet toKeySet(int number) {
        return new KeySet(number, threshold, publicKeys());
    }

    List<PublicKey> publicKeys() {
        return keys.stream().map(MinisignPublicKey::key).distinct().toList();
    }

    int threshold() {
        return threshold;
    }

    /** Returns the keys as minisign writes them, each once. */
    List<String> texts() {
        return publicKeys().stream()
                .map(key -> keys.stream()
                        .filter(text -> text.key().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .toString())
                .toList();
    }

    @Override
    public String toString() {
        return threshold + " of " + texts();
    }
}
