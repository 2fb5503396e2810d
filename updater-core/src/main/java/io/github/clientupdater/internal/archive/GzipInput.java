package io.github.clientupdater.internal.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a gzip file holds (RFC 1952), of one member or of several, and nothing behind them: {@link
 * java.util.zip.GZIPInputStream} ignores what follows.
 */
final class GzipInput extends InputStream {
    private static final int HEADER_CRC = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int UNKNOWN = 0xe0;
    private static final int MAX_TEXT = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private boolean done;

    /** Begins to read {@code in}, which is closed with this stream. */
    GzipInput(InputStream in) throws IOException {
        this.in = in;
        header();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        while (!done) {
            int count = inflate(bytes, offset, length);
            crc.update(bytes, offset, count);
            if (inflater.finished()) endMember();
            if (count > 0) return count;
        }
        return -1;
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        if (inflater.needsInput()) {
            if (position == limit && !fill()) throw cutOff();
            inflater.setInput(buffer, position, limit - position);
        }
        try {
            int count = inflater.inflate(bytes, offset, length);
            position = limit - inflater.getRemaining();
            if (count == 0 && inflater.needsDictionary()) throw new MalformedArchiveException("not a gzip file");
            return count;
        } catch (DataFormatException e) {
            throw new MalformedArchiveException("damaged content");
        }
    }

    private void endMember() throws IOException {
        boolean whole = number(4) == crc.getValue() && number(4) == (inflater.getBytesWritten() & 0xffff_ffffL);
        if (!whole) throw new MalformedArchiveException("damaged content");
        done = position == limit && !fill();
        if (done) return;
        inflater.reset();
        crc.reset();
        header();
    }

    private void header() throws IOException {
        if (number(3) != 0x088b1f) throw new MalformedArchiveException("not a gzip file, or something behind it");
        int flags = next();
        if ((flags & UNKNOWN) != 0) throw new MalformedArchiveException("a gzip file of an unknown kind");
        number(6); // Time and system.
        if ((flags & EXTRA) != 0) skip((int) number(2));
        if ((flags & NAME) != 0) skipText();
        if ((flags & COMMENT) != 0) skipText();
        if ((flags & HEADER_CRC) != 0) number(2);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) next();
    }

    private void skipText() throws IOException {
        for (int i = 0; i < MAX_TEXT; i++) {
            if (next() == 0) return;
        }
        throw new MalformedArchiveException("an endless gzip header");
    }

    /** Returns a number of so many bytes, the lowest first. */
    private long number(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) value |= (long) next() << (8 * i);
        return value;
    }

    private int next() throws IOException {
        if (position == limit && !fill()) throw cutOff();
        return buffer[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private static EOFException cutOff() {
        return new EOFException("the archive is cut off");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
