package io.github.clientupdater.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The beginning and the end of a file: enough to tell what it is. An installer's maker is named in the
 * program before the packed files, so not more is searched than the first megabytes.
 */
final class FileSample {
    private static final int HEAD = 4 * 1024 * 1024;
    private static final int TAIL = 512;

    private final byte[] head;
    private final byte[] tail;

    FileSample(byte[] head, byte[] tail) {
        this.head = head.clone();
        this.tail = tail.clone();
    }

    static FileSample of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                RandomAccessFile end = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, end.length())];
            end.seek(end.length() - tail.length);
            end.readFully(tail);
            return new FileSample(in.readNBytes(HEAD), tail);
        }
    }

    boolean startsAt(int offset, byte[] wanted) {
        return startsAt(head, offset, wanted);
    }

    boolean endBeginsWith(int length, byte[] wanted) {
        return startsAt(tail, tail.length - length, wanted);
    }

    boolean contains(byte[] wanted) {
        for (int offset = 0; offset <= head.length - wanted.length; offset++) {
            if (head[offset] == wanted[0] && startsAt(head, offset, wanted)) return true;
        }
        return false;
    }

    /** Returns the four bytes at {@code offset} as a number; -1, which is no offset, where there are none. */
    int littleEndian(int offset) {
        if (offset + Integer.BYTES > head.length) return -1;
        int number = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) number = number << Byte.SIZE | (head[offset + i] & 0xFF);
        return number;
    }

    private static boolean startsAt(byte[] bytes, int offset, byte[] wanted) {
        if (offset < 0 || offset > bytes.length - wanted.length) return false;
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[offset + i] != wanted[i]) return false;
        }
        return true;
    }
}
