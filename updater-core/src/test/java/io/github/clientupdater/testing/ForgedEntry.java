package io.github.clientupdater.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** One entry of a {@link ForgedZip}: what the directory says, and what its own header says. */
public final class ForgedEntry {
    public static final int FILE = 0100644;
    public static final int DIRECTORY = 0040755;
    public static final int LINK = 0120777;

    private byte[] name;
    private byte[] localName;
    private byte[] data;
    private int mode = FILE;
    private int flags;
    private int localFlags;
    private int method;
    private int localMethod;
    private long crc;
    private long size;
    private long localSize;
    private long compressed;
    private byte[] extra = {};
    private byte[] localExtra = {};
    private byte[] behind = {};

    private ForgedEntry(byte[] name, byte[] data) {
        this.name = name;
        this.localName = name;
        this.data = data;
        CRC32 computed = new CRC32();
        computed.update(data);
        this.crc = computed.getValue();
        this.size = data.length;
        this.localSize = data.length;
        this.compressed = data.length;
    }

    /** Returns a stored file that Unix wrote, or a directory if its name says so. */
    public static ForgedEntry of(String name, String content) {
        return new ForgedEntry(name.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8))
                .mode(name.endsWith("/") ? DIRECTORY : FILE);
    }

    /** Returns a deflated file of so many zeros. */
    public static ForgedEntry zeros(String name, int count) {
        ForgedEntry entry = new ForgedEntry(name.getBytes(StandardCharsets.UTF_8), new byte[count]);
        return entry.deflated();
    }

    public ForgedEntry deflated() {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        data = out.toByteArray();
        compressed = data.length;
        return method(8);
    }

    public ForgedEntry mode(int mode) {
        this.mode = mode;
        return this;
    }

    public ForgedEntry localName(String other) {
        localName = other.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public ForgedEntry flags(int both) {
        flags = both;
        return localFlags(both);
    }

    public ForgedEntry localFlags(int local) {
        localFlags = local;
        return this;
    }

    public ForgedEntry method(int both) {
        method = both;
        return localMethod(both);
    }

    public ForgedEntry localMethod(int local) {
        localMethod = local;
        return this;
    }

    public ForgedEntry crc(long wrong) {
        crc = wrong;
        return this;
    }

    /** Says everywhere that the content has another size. */
    public ForgedEntry size(long both) {
        size = both;
        return localSize(both);
    }

    public ForgedEntry localSize(long local) {
        localSize = local;
        return this;
    }

    public ForgedEntry compressed(long both) {
        compressed = both;
        return this;
    }

    /** Adds a field to the directory's entry. */
    public ForgedEntry extra(int id, byte[] content) {
        extra = field(extra, id, content);
        return this;
    }

    /** Adds a field to the entry's own header. */
    public ForgedEntry localExtra(int id, byte[] content) {
        localExtra = field(localExtra, id, content);
        return this;
    }

    /** Adds bytes behind the content that nobody announces. */
    public ForgedEntry behind(byte[] bytes) {
        behind = bytes.clone();
        return this;
    }

    /** Adds bytes that belong to the compressed content, behind its end. */
    public ForgedEntry padded(int bytes) {
        data = java.util.Arrays.copyOf(data, data.length + bytes);
        compressed = data.length;
        return this;
    }

    private static byte[] field(byte[] before, int id, byte[] content) {
        return ForgedZip.little(before.length + 4 + content.length)
                .put(before)
                .putShort((short) id)
                .putShort((short) content.length)
                .put(content)
                .array();
    }

    byte[] local() {
        ByteBuffer out = ForgedZip.little(30 + localName.length + localExtra.length + data.length + behind.length);
        out.putInt(0x04034b50).putShort((short) 20);
        common(out, localFlags, localMethod, localSize);
        out.putShort((short) localName.length).putShort((short) localExtra.length);
        return out.put(localName).put(localExtra).put(data).put(behind).array();
    }

    byte[] central(int offset) {
        ByteBuffer out = ForgedZip.little(46 + name.length + extra.length);
        out.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
        common(out, flags, method, size);
        out.putShort((short) name.length).putShort((short) extra.length);
        out.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(mode << 16)
                .putInt(offset);
        return out.put(name).put(extra).array();
    }

    private void common(ByteBuffer out, int itsFlags, int itsMethod, long itsSize) {
        out.putShort((short) itsFlags).putShort((short) itsMethod).putInt(0);
        out.putInt((int) crc).putInt((int) compressed).putInt((int) itsSize);
    }
}
