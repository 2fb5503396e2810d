package io.github.clientupdater.internal.signature;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * BLAKE2b without a key (RFC 7693). The JDK has none; minisign signs its 64 bytes of a file, and
 * guards secret keys by 32. Not thread-safe; used once.
 */
public final class Blake2b {
    private static final int BLOCK = 128;
    private static final int ROUNDS = 12;
    static final int LONGEST = 64;
    private static final long[] IV = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
    };
    /** RFC 7693, section 2.7. The last two rounds use the first two rows again. */
    private static final byte[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
        {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
        {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
        {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
        {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}
    };

    private final long[] state = IV.clone();
    private final int length;
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long compressed; // Bytes so far; no file has 2^63 of them.

    /** Starts a computation of 64 bytes. */
    public Blake2b() {
        this(LONGEST);
    }

    private Blake2b(int length) {
        this.length = length;
        state[0] ^= 0x01010000 ^ length; // No key, no tree.
    }

    /** Returns the digest of {@code message}. */
    public static byte[] of(byte[] message) {
        return of(message, LONGEST);
    }

    /** Returns a digest of {@code length} bytes, which is not the start of a longer one. */
    public static byte[] of(byte[] message, int length) {
        Blake2b blake = new Blake2b(length);
        blake.update(message, 0, message.length);
        return blake.digest();
    }

    /** Adds {@code length} bytes of {@code bytes} from {@code offset} on. */
    public void update(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == BLOCK) compress(false); // Only when more follows: the last block is another matter.
            int count = Math.min(left, BLOCK - filled);
            System.arraycopy(bytes, from, block, filled, count);
            filled += count;
            from += count;
            left -= count;
        }
    }

    /** Ends the computation. */
    public byte[] digest() {
        Arrays.fill(block, filled, BLOCK, (byte) 0);
        compress(true);
        ByteBuffer out = ByteBuffer.allocate(LONGEST).order(ByteOrder.LITTLE_ENDIAN);
        for (long word : state) out.putLong(word);
        return Arrays.copyOf(out.array(), length);
    }

    private void compress(boolean last) {
        compressed += filled;
        filled = 0;
        long[] message = new long[16];
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(message);
        long[] v = Arrays.copyOf(state, 16);
        System.arraycopy(IV, 0, v, 8, 8);
        v[12] ^= compressed;
        if (last) v[14] = ~v[14];
        for (int round = 0; round < ROUNDS; round++) mix(v, message, SIGMA[round % SIGMA.length]);
        for (int i = 0; i < state.length; i++) state[i] ^= v[i] ^ v[i + 8];
    }

    private static void mix(long[] v, long[] m, byte[] s) {
        for (int i = 0; i < 4; i++) mix(v, i, i + 4, i + 8, i + 12, m[s[2 * i]], m[s[2 * i + 1]]);
        for (int i = 0; i < 4; i++) {
            mix(v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m[s[8 + 2 * i]], m[s[9 + 2 * i]]);
        }
    }

    /** The function G of RFC 7693, section 3.1. */
    private static void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        v[a] += v[b] + x;
        v[d] = Long.rotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = Long.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }
}
