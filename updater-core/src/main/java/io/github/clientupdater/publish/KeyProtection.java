package io.github.clientupdater.publish;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/** The password of secret keys, and what makes a key of it. Asked only where a key file is encrypted. */
public final class KeyProtection {
    private final Supplier<char[]> password;
    private final KeyDerivation derivation;

    private KeyProtection(Supplier<char[]> password, KeyDerivation derivation) {
        this.password = password;
        this.derivation = derivation;
    }

    /**
     * Protects by a password.
     *
     * @param password asked each time; the array is overwritten after use
     */
    public static KeyProtection password(Supplier<char[]> password, KeyDerivation derivation) {
        return new KeyProtection(password, derivation);
    }

    /** Returns the 104 bytes that minisign lays over a key. */
    byte[] stream(byte[] salt, ScryptCost cost, int length) throws PublishException {
        byte[] bytes = utf8(password.get());
        try {
            return derivation.scrypt(bytes, salt, cost.n(), cost.r(), cost.p(), length);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Without a String, which would stay in memory. */
    private static byte[] utf8(char[] characters) {
        ByteBuffer encoded = ByteBuffer.allocate(3 * characters.length);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        Arrays.fill(characters, '\0');
        return bytes;
    }

    /** Returns no more than what this is. */
    @Override
    public String toString() {
        return "KeyProtection[password]";
    }
}
