package io.github.clientupdater.internal.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The bytes of a ZIP file, by their position. */
final class ZipBytes implements Closeable {
    private final RandomAccessFile file;
    private final long length;

    ZipBytes(Path file) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "r");
        this.length = this.file.length();
    }

    long length() {
        return length;
    }

    /** Returns {@code count} bytes, the lowest first in every number. */
    ByteBuffer read(long offset, int count) throws IOException {
        if (offset < 0 || offset > length - count) throw new MalformedArchiveException("a ZIP file that is cut off");
        byte[] bytes = new byte[count];
        file.seek(offset);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns {@code count} bytes from {@code offset} on, as long as nobody reads elsewhere. */
    InputStream stream(long offset, long count) throws IOException {
        file.seek(offset);
        return new BoundedInput(new FileInput(), count);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private final class FileInput extends InputStream {
        @Override
        public int read() throws IOException {
            return file.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            return file.read(buffer, offset, count);
        }
    }
}
