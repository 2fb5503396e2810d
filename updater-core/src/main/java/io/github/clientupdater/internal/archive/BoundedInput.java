package io.github.clientupdater.internal.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The next so many bytes of another stream, which stays open. An early end is a failure. */
final class BoundedInput extends InputStream {
    private final InputStream in;
    private long remaining;

    BoundedInput(InputStream in, long size) {
        this.in = in;
        this.remaining = size;
    }

    long remaining() {
        return remaining;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (remaining == 0) return -1;
        int count = in.read(buffer, offset, (int) Math.min(length, remaining));
        if (count < 0) throw new EOFException("the archive is cut off");
        remaining -= count;
        return count;
    }
}
