package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The Unix modes that a ZIP's central directory carries (APPNOTE 4.4.15) and that {@link
 * java.util.zip} does not show: without them a launcher would lose its right to execute.
 */
final class ZipModes {
    private static final int END_SIZE = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ZIP64_LOCATOR_SIZE = 20;
    private static final int ZIP64_END_SIZE = 56;
    private static final int ZIP64_END_SIGNATURE = 0x06064b50;
    private static final int ENTRY_SIZE = 46;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int MAX_DIRECTORY = 256 * 1024 * 1024;
    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    private final Map<String, Integer> modes;

    private ZipModes(Map<String, Integer> modes) {
        this.modes = modes;
    }

    /** Returns the mode of an entry; 0 where the archive was not made on Unix. */
    int of(String name) {
        return modes.getOrDefault(name, 0);
    }

    int size() {
        return modes.size();
    }

    static boolean isSymbolicLink(int mode) {
        return (mode & TYPE) == LINK;
    }

    static boolean isRegular(int mode) {
        return (mode & TYPE) == REGULAR || (mode & TYPE) == 0;
    }

    static ZipModes of(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            return new ZipModes(read(directory(file)));
        }
    }

    private static ByteBuffer directory(RandomAccessFile file) throws IOException {
        int tail = (int) Math.min(file.length(), END_SIZE + 0xffff);
        ByteBuffer end = bytes(file, file.length() - tail, tail);
        for (int at = tail - END_SIZE; at >= 0; at--) {
            if (end.getInt(at) == END_SIGNATURE) return directory(file, file.length() - tail + at, end.getInt(at + 12));
        }
        throw new MalformedArchiveException("not a ZIP file");
    }

    private static ByteBuffer directory(RandomAccessFile file, long end, int shortSize) throws IOException {
        long size = Integer.toUnsignedLong(shortSize);
        long directoryEnd = end;
        long zip64End = end - ZIP64_LOCATOR_SIZE - ZIP64_END_SIZE; // APPNOTE 4.3.14 and 4.3.15.
        if (zip64End >= 0) {
            ByteBuffer zip64 = bytes(file, zip64End, ZIP64_END_SIZE);
            if (zip64.getInt(0) == ZIP64_END_SIGNATURE) {
                size = zip64.getLong(40);
                directoryEnd = zip64End;
            }
        }
        if (size < 0 || size > Math.min(directoryEnd, MAX_DIRECTORY)) {
            throw new MalformedArchiveException("a ZIP directory of an impossible size");
        }
        return bytes(file, directoryEnd - size, (int) size);
    }

    private static ByteBuffer bytes(RandomAccessFile file, long offset, int count) throws IOException {
        byte[] bytes = new byte[count];
        file.seek(offset);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Map<String, Integer> read(ByteBuffer directory) throws IOException {
        Map<String, Integer> modes = new HashMap<>();
        int at = 0;
        while (at + ENTRY_SIZE <= directory.limit() && directory.getInt(at) == ENTRY_SIGNATURE) {
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int next = at
                    + ENTRY_SIZE
                    + nameLength
                    + Short.toUnsignedInt(directory.getShort(at + 30))
                    + Short.toUnsignedInt(directory.getShort(at + 32));
            if (next > directory.limit()) throw new MalformedArchiveException("a ZIP directory that is cut off");
            byte[] name = new byte[nameLength];
            directory.get(at + ENTRY_SIZE, name);
            boolean unix = directory.get(at + 5) == UNIX;
            if (modes.put(new String(name, StandardCharsets.UTF_8), unix ? directory.getInt(at + 38) >>> 16 : 0)
                    != null) {
                throw new MalformedArchiveException("a name that occurs twice in the ZIP directory");
            }
            at = next;
        }
        return modes;
    }
}
