package io.github.clientupdater.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A ZIP file written field by field: right in everything that is not changed. Confined to one thread. */
public final class ForgedZip {
    private final List<ForgedEntry> entries = new ArrayList<>();
    private byte[] prefix = {};
    private byte[] beforeDirectory = {};
    private byte[] beforeEnd = {};
    private byte[] suffix = {};
    private byte[] comment = {};
    private int announced = -1;
    private int disk;
    private int directoryMoved;
    private boolean offsetsFromPrefix = true;
    private boolean zip64;
    private int zip64Moved;
    private int zip64TooMany;

    /** Adds an entry. Two that are equal share their bytes. */
    public ForgedZip with(ForgedEntry entry) {
        entries.add(entry);
        return this;
    }

    /** Adds a stored file. */
    public ForgedZip with(String name, String content) {
        return with(ForgedEntry.of(name, content));
    }

    /** Puts bytes before everything; the offsets know of it, or do not. */
    public ForgedZip prefix(byte[] bytes, boolean known) {
        prefix = bytes.clone();
        offsetsFromPrefix = known;
        return this;
    }

    public ForgedZip beforeDirectory(byte[] bytes) {
        beforeDirectory = bytes.clone();
        return this;
    }

    public ForgedZip beforeEnd(byte[] bytes) {
        beforeEnd = bytes.clone();
        return this;
    }

    public ForgedZip suffix(byte[] bytes) {
        suffix = bytes.clone();
        return this;
    }

    public ForgedZip comment(byte[] bytes) {
        comment = bytes.clone();
        return this;
    }

    /** Says another number of entries. */
    public ForgedZip announcing(int count) {
        announced = count;
        return this;
    }

    public ForgedZip onDisk(int number) {
        disk = number;
        return this;
    }

    public ForgedZip directoryMoved(int bytes) {
        directoryMoved = bytes;
        return this;
    }

    /** Ends as large files do; the locator may point elsewhere, or the number of entries be another one. */
    public ForgedZip zip64(int moved, int tooMany) {
        zip64 = true;
        zip64Moved = moved;
        zip64TooMany = tooMany;
        return this;
    }

    /** Returns the file. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        int base = offsetsFromPrefix ? 0 : prefix.length;
        List<byte[]> records = new ArrayList<>();
        List<ForgedEntry> written = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        for (ForgedEntry entry : entries) {
            int same = written.indexOf(entry);
            int offset = same >= 0 ? offsets.get(same) : out.size() - base;
            if (same < 0) out.writeBytes(entry.local());
            written.add(entry);
            offsets.add(offset);
            records.add(entry.central(offset));
        }
        out.writeBytes(beforeDirectory);
        int directory = out.size() - base;
        records.forEach(out::writeBytes);
        int size = out.size() - base - directory;
        out.writeBytes(beforeEnd);
        if (zip64) out.writeBytes(zip64End(directory, size, out.size() - base));
        out.writeBytes(end(directory + directoryMoved, size));
        out.writeBytes(suffix);
        return out.toByteArray();
    }

    private byte[] end(int directory, int size) {
        int count = announced >= 0 ? announced : entries.size();
        return little(22 + comment.length)
                .putInt(0x06054b50)
                .putShort((short) disk)
                .putShort((short) 0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(zip64 ? -1 : size)
                .putInt(zip64 ? -1 : directory)
                .putShort((short) comment.length)
                .put(comment)
                .array();
    }

    private byte[] zip64End(int directory, int size, int here) {
        long count = entries.size() + zip64TooMany;
        return little(56 + 20)
                .putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0)
                .putLong(count)
                .putLong(count)
                .putLong(size)
                .putLong(directory)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(here + zip64Moved)
                .putInt(1)
                .array();
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
