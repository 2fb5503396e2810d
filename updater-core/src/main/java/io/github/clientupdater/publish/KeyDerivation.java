package io.github.clientupdater.publish;

/** The function scrypt (RFC 7914), which the JDK does not have; Bouncy Castle's {@code SCrypt::generate} fits. */
@FunctionalInterface
public interface KeyDerivation {
    /**
     * Returns {@code length} bytes that {@code password} and {@code salt} determine.
     *
     * @param n the cost, a power of two; it takes {@code 128 * n * r} bytes of memory
     * @param r the size of a block
     * @param p how many times
     * @throws PublishException if there is not enough memory
     */
    byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length) throws PublishException;
}
