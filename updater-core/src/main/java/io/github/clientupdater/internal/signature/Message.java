package io.github.clientupdater.internal.signature;

import io.github.clientupdater.task.UpdateException;

/** What was signed, in the two forms in which it can be signed. */
public interface Message {
    /**
     * Returns all of it. Nobody changes what is returned.
     *
     * @throws UpdateException if it is too large for that, or cannot be read
     */
    byte[] bytes() throws UpdateException;

    /**
     * Returns its BLAKE2b-512 digest.
     *
     * @throws UpdateException if it cannot be read
     */
    byte[] digest() throws UpdateException;

    /** Returns a message that is in memory. */
    static Message of(byte[] bytes) {
        return new Message() {
            @Override
            public byte[] bytes() {
                return bytes;
            }

            @Override
            public byte[] digest() {
                return Blake2b.of(bytes);
            }
        };
    }
}
