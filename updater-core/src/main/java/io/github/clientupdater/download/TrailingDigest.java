package io.github.clientupdater.download;

import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.release.Digest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * The SHA-256 of a growing file, computed behind the writers' backs: what was just written is read
 * back from the page cache while more comes from the network, and so is what an earlier run kept. No
 * second pass is left for the end. Confined to one thread.
 */
final class TrailingDigest {
    private static final int CHUNK = 256 * 1024;

    private final PartFile part;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    private final MessageDigest sha256 = Sha256.start();
    private long hashed;
    private int restarts;

    TrailingDigest(PartFile part) {
        this.part = part;
        this.restarts = part.restarts();
    }

    /** Takes in some of what is there; returns whether there was anything. */
    boolean advance() throws IOException {
        if (part.restarts() != restarts) startAgain();
        long ahead = part.contiguous() - hashed;
        if (ahead <= 0) return false;
        int count = part.read(buffer.clear().limit((int) Math.min(CHUNK, ahead)), hashed);
        if (part.restarts() != restarts) return true; // What was read may be neither old nor new.
        if (count < 0) throw new EOFException("the file was shortened by somebody else");
        sha256.update(buffer.flip());
        hashed += count;
        return true;
    }

    private void startAgain() {
        restarts = part.restarts();
        sha256.reset();
        hashed = 0;
    }

    /** Returns the digest of everything; this object is used up. */
    Digest finish() {
        return Digest.of(sha256.digest());
    }
}
