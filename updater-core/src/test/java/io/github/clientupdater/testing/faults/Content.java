package io.github.clientupdater.testing.faults;

import io.github.clientupdater.release.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The bytes of a published file, readable from any offset. Immutable and safe for all threads. */
public interface Content {
    /** Returns the number of bytes. */
    long size();

    /** Fills the first {@code length} bytes of {@code buffer} with what lies at {@code offset}. */
    void read(long offset, byte[] buffer, int length);

    /** Returns a short text that no other content has: letters, digits and hyphens, for an ETag. */
    String tag();

    /** Returns these bytes, copied. */
    static Content of(byte[] bytes) {
        return new BytesContent(bytes.clone());
    }

    /** Returns this text in UTF-8. */
    static Content of(String text) {
        return new BytesContent(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns {@code size} bytes that depend on {@code seed} and their position only. Nothing is kept
     * in memory, so gigabytes cost no more than kilobytes; they cannot be compressed.
     */
    static Content generated(long seed, long size) {
        return new GeneratedContent(seed, size);
    }

    /** Returns the SHA-256, computed at each call: some seconds for a gigabyte. */
    default Digest sha256() {
        MessageDigest digest = newSha256();
        byte[] buffer = new byte[64 * 1024];
        for (long offset = 0; offset < size(); offset += buffer.length) {
            int count = (int) Math.min(buffer.length, size() - offset);
            read(offset, buffer, count);
            digest.update(buffer, 0, count);
        }
        return Digest.of(digest.digest());
    }

    /** Returns {@code length} bytes from {@code offset} on, in memory. */
    default byte[] bytes(long offset, int length) {
        byte[] bytes = new byte[length];
        read(offset, bytes, length);
        return bytes;
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }
}
