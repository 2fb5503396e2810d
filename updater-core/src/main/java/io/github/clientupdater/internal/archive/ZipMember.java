package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One entry of a ZIP directory (APPNOTE 6.3.10, 4.3.12).
 *
 * @param rawName its bytes, a character each
 * @param mode the Unix mode; 0 where it was not made on Unix
 * @param flags how it was written
 * @param method 0 for stored, 8 for deflated
 * @param crc the CRC-32 of its content
 * @param compressedSize its bytes in the archive
 * @param size its bytes
 * @param header where its local header is
 */
record ZipMember(
        String rawName, int mode, int flags, int method, long crc, long compressedSize, long size, long header) {
    static final int SIZE = 46;
    /** Sizes and CRC stand behind the content. */
    static final int DESCRIPTOR = 1 << 3;

    private static final int SIGNATURE = 0x02014b50;
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int PATCH = 1 << 5;
    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    /** Reads the entry at the position of {@code directory}, which moves behind it. */
    static ZipMember next(ByteBuffer directory) throws IOException {
        int at = directory.position();
        if (directory.remaining() < SIZE || directory.getInt(at) != SIGNATURE) throw cutOff();
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
        int end = at + SIZE + nameLength + extraLength + Short.toUnsignedInt(directory.getShort(at + 32));
        if (end > directory.limit()) throw cutOff();
        String name = text(directory, at + SIZE, nameLength);
        ZipExtra extra = ZipExtra.of(directory.slice(at + SIZE + nameLength, extraLength), name);
        long size = extra.large(Integer.toUnsignedLong(directory.getInt(at + 24)));
        long compressed = extra.large(Integer.toUnsignedLong(directory.getInt(at + 20)));
        long header = extra.large(Integer.toUnsignedLong(directory.getInt(at + 42)));
        extra.requireDone();
        if (directory.getShort(at + 34) != 0) throw new MalformedArchiveException("a ZIP file in several parts");
        directory.position(end);
        return new ZipMember(
                        name,
                        directory.get(at + 5) == UNIX ? directory.getInt(at + 38) >>> 16 : 0,
                        Short.toUnsignedInt(directory.getShort(at + 8)),
                        Short.toUnsignedInt(directory.getShort(at + 10)),
                        Integer.toUnsignedLong(directory.getInt(at + 16)),
                        compressed,
                        size,
                        header)
                .checked();
    }

    private ZipMember checked() throws IOException {
        if ((flags & ENCRYPTED) != 0) throw malformed("encrypted");
        if ((flags & PATCH) != 0 || (method != 0 && method != 8)) throw malformed("compressed in an unknown way");
        if (method == 0 && compressedSize != size) throw malformed("another size than declared");
        if (isDirectory() && size != 0) throw malformed("a directory with content");
        boolean plain = isDirectory() ? isOf(DIRECTORY) : isOf(REGULAR) || isLink();
        if (!plain) throw malformed("neither a file nor a link");
        return this;
    }

    private boolean isOf(int type) {
        return (mode & TYPE) == type || (mode & TYPE) == 0;
    }

    boolean isDirectory() {
        return rawName.endsWith("/");
    }

    boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    /** Returns whether flags that change how an entry is read are the same in {@code others}. */
    boolean isWrittenAs(int others) {
        return ((flags ^ others) & (ENCRYPTED | PATCH | DESCRIPTOR)) == 0;
    }

    boolean hasDescriptor() {
        return (flags & DESCRIPTOR) != 0;
    }

    String name() {
        return new String(rawName.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static String text(ByteBuffer bytes, int at, int length) {
        return StandardCharsets.ISO_8859_1.decode(bytes.slice(at, length)).toString();
    }

    MalformedArchiveException malformed(String what) {
        return MalformedArchiveException.of(what, name());
    }

    private static MalformedArchiveException cutOff() {
        return new MalformedArchiveException("a ZIP directory that is cut off");
    }
}
