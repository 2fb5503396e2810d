package io.github.clientupdater.testing.faults;

/** Pseudo-random bytes: each word of eight is a function of the seed and the word's number. */
record GeneratedContent(long seed, long size) implements Content {
    private static final long STEP = 0xD1342543DE82EF95L; // Odd, so that no two words of a file share a state.
    private static final long SPREAD = 0x5851F42D4C957F2DL;

    GeneratedContent {
        if (size < 0) throw new IllegalArgumentException("size < 0: " + size);
    }

    @Override
    public void read(long offset, byte[] buffer, int length) {
        int at = 0;
        while (at < length) {
            int skip = (int) ((offset + at) & 7);
            long word = word((offset + at) >>> 3) >>> (8 * skip);
            for (int left = 8 - skip; left > 0 && at < length; left--, word >>>= 8) buffer[at++] = (byte) word;
        }
    }

    private long word(long number) {
        long mixed = (seed + number * STEP) * SPREAD;
        mixed = (mixed ^ (mixed >>> 32)) * SPREAD;
        return mixed ^ (mixed >>> 29);
    }

    @Override
    public String tag() {
        return "generated-" + Long.toHexString(seed) + "-" + size;
    }
}
