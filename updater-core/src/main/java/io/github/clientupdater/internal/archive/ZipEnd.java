package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the end of a ZIP file says of its directory (APPNOTE 6.3.10, 4.3.14 to 4.3.16). The directory
 * reaches exactly to here: whoever reads from the front and whoever reads from the back see the same.
 *
 * @param directory where it begins
 * @param size its bytes
 * @param entries how many it has
 */
record ZipEnd(long directory, int size, int entries) {
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LOCATOR = 20;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int ZIP64_END = 56;
    private static final int ZIP64_END_SIGNATURE = 0x06064b50;
    private static final int MAX_COMMENT = 0xffff;
    private static final int MAX_DIRECTORY = 64 * 1024 * 1024;

    static ZipEnd of(ZipBytes zip) throws IOException {
        int tail = (int) Math.min(zip.length(), END + MAX_COMMENT);
        ByteBuffer bytes = zip.read(zip.length() - tail, tail);
        for (int at = tail - END; at >= 0; at--) {
            if (bytes.getInt(at) == END_SIGNATURE) return at(zip, zip.length() - tail + at);
        }
        throw new MalformedArchiveException("not a ZIP file");
    }

    private static ZipEnd at(ZipBytes zip, long position) throws IOException {
        ByteBuffer end = zip.read(position, END);
        int comment = Short.toUnsignedInt(end.getShort(20));
        require(position + END + comment == zip.length(), "something behind the end of the ZIP file");
        require(end.getShort(4) == 0 && end.getShort(6) == 0, "a ZIP file in several parts");
        require(end.getShort(8) == end.getShort(10), "a ZIP file in several parts");
        ByteBuffer locator = zip.read(Math.max(0, position - LOCATOR), LOCATOR);
        boolean large = position >= LOCATOR && locator.getInt(0) == LOCATOR_SIGNATURE;
        return large ? zip64(zip, end, locator, position - LOCATOR) : plain(end, position);
    }

    private static ZipEnd plain(ByteBuffer end, long position) throws IOException {
        long size = Integer.toUnsignedLong(end.getInt(12));
        long directory = Integer.toUnsignedLong(end.getInt(16));
        return checked(directory, size, Short.toUnsignedLong(end.getShort(10)), position);
    }

    /** The old fields say the same as the new ones, or nothing. */
    private static ZipEnd zip64(ZipBytes zip, ByteBuffer end, ByteBuffer locator, long locatorAt) throws IOException {
        long position = locator.getLong(8);
        require(position == locatorAt - ZIP64_END, "a ZIP64 end that is elsewhere");
        require(locator.getInt(4) == 0 && locator.getInt(16) == 1, "a ZIP file in several parts");
        ByteBuffer large = zip.read(position, ZIP64_END);
        require(large.getInt(0) == ZIP64_END_SIGNATURE && large.getLong(4) == ZIP64_END - 12, "a strange ZIP64 end");
        require(large.getInt(16) == 0 && large.getInt(20) == 0, "a ZIP file in several parts");
        long entries = large.getLong(32);
        require(large.getLong(24) == entries, "a ZIP file in several parts");
        requireSame(Short.toUnsignedLong(end.getShort(10)), 0xffff, entries);
        requireSame(Integer.toUnsignedLong(end.getInt(12)), 0xffff_ffffL, large.getLong(40));
        requireSame(Integer.toUnsignedLong(end.getInt(16)), 0xffff_ffffL, large.getLong(48));
        return checked(large.getLong(48), large.getLong(40), entries, position);
    }

    private static void requireSame(long old, long elsewhere, long value) throws IOException {
        require(old == elsewhere || old == value, "two ends of the ZIP file that contradict each other");
    }

    private static ZipEnd checked(long directory, long size, long entries, long end) throws IOException {
        require(size >= 0 && size <= MAX_DIRECTORY, "a ZIP directory of an impossible size");
        require(entries >= 0 && entries <= Extraction.MAX_ENTRIES, "too many entries");
        require(directory >= 0 && directory == end - size, "a ZIP directory that is elsewhere");
        return new ZipEnd(directory, (int) size, (int) entries);
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) throw new MalformedArchiveException(otherwise);
    }
}
