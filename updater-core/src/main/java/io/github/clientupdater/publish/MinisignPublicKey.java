package io.github.clientupdater.publish;

import io.github.clientupdater.internal.signature.Blake2b;
import io.github.clientupdater.internal.signature.PublicKey;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** A public key with the id by which minisign and signify find it: 8 bytes that mean nothing else. */
final class MinisignPublicKey {
    static final int ID_LENGTH = 8;
    private static final int LENGTH = 2 + ID_LENGTH + 32;

    private final byte[] id;
    private final PublicKey key;

    MinisignPublicKey(byte[] id, PublicKey key) {
        this.id = id.clone();
        this.key = key;
    }

    /** Gives a key of OpenSSL an id, always the same one. */
    static MinisignPublicKey withoutId(PublicKey key) {
        return new MinisignPublicKey(Arrays.copyOf(Blake2b.of(key.bytes()), ID_LENGTH), key);
    }

    /**
     * Reads a key in any of the forms of {@link PublicKey#parse}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static MinisignPublicKey parse(String text) {
        PublicKey key = PublicKey.parse(text);
        String last = text.strip().lines().reduce("", (before, line) -> line).strip();
        if (last.startsWith("-") || last.length() == 64) return withoutId(key); // PEM, hexadecimal.
        byte[] decoded = Base64.getDecoder().decode(last);
        if (decoded.length != LENGTH) return withoutId(key);
        return new MinisignPublicKey(Arrays.copyOfRange(decoded, 2, 2 + ID_LENGTH), key);
    }

    PublicKey key() {
        return key;
    }

    byte[] id() {
        return id.clone();
    }

    /** Returns the id as minisign shows it. */
    String idText() {
        long number = ByteBuffer.wrap(id).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return String.format(Locale.ROOT, "%016X", number);
    }

    /** Returns the one line that minisign takes: {@code RW…}. */
    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put((byte) 'E').put((byte) 'd');
        return Base64.getEncoder().encodeToString(bytes.put(id).put(key.bytes()).array());
    }
}
