package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The extra fields of a ZIP entry that change what it means (APPNOTE 6.3.10, 4.5.3 and 4.6.9). */
final class ZipExtra {
    private static final int ZIP64 = 0x0001;
    private static final int UNICODE_NAME = 0x7075;
    static final long ELSEWHERE = 0xffff_ffffL;

    private @Nullable ByteBuffer zip64;

    private ZipExtra() {}

    /** Reads the fields of the entry that is called {@code rawName}; a second name is refused. */
    static ZipExtra of(ByteBuffer bytes, String rawName) throws IOException {
        ZipExtra extra = new ZipExtra();
        ByteBuffer rest = bytes.order(ByteOrder.LITTLE_ENDIAN);
        while (rest.remaining() >= 4) {
            int id = Short.toUnsignedInt(rest.getShort());
            int size = Short.toUnsignedInt(rest.getShort());
            if (size > rest.remaining()) throw malformed("a ZIP field that is cut off");
            extra.field(id, rest.slice(rest.position(), size).order(ByteOrder.LITTLE_ENDIAN), rawName);
            rest.position(rest.position() + size);
        }
        while (rest.hasRemaining()) { // Some tools fill up with zeros.
            if (rest.get() != 0) throw malformed("a ZIP field that is cut off");
        }
        return extra;
    }

    private void field(int id, ByteBuffer content, String rawName) throws IOException {
        if (id == ZIP64) {
            if (zip64 != null) throw malformed("a ZIP field that occurs twice");
            zip64 = content;
        } else if (id == UNICODE_NAME) {
            String name = StandardCharsets.ISO_8859_1.decode(content).toString();
            if (name.length() < 5 || !name.substring(5).equals(rawName)) throw malformed("a file with two names");
        }
    }

    /** Returns {@code value}, or the large number that stands for it; asked in the order of the fields. */
    long large(long value) throws IOException {
        if (value != ELSEWHERE) return value;
        if (zip64 == null || zip64.remaining() < 8) throw malformed("a ZIP64 number that is missing");
        long number = zip64.getLong();
        if (number < 0) throw malformed("a ZIP64 number that is negative");
        return number;
    }

    /** Fails if there is a number that nobody asked for. */
    void requireDone() throws IOException {
        if (zip64 != null && zip64.hasRemaining()) throw malformed("a ZIP64 number too many");
    }

    private static MalformedArchiveException malformed(String message) {
        return new MalformedArchiveException(message);
    }
}
