package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The entries of a ZIP file, which fill it from its first byte to its directory: none shares its bytes
 * with another one, nothing lies between them, and each says of itself what the directory says of it.
 * Then every reader sees the same.
 */
final class ZipDirectory {
    private static final int LOCAL = 30;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int LARGEST_DESCRIPTOR = 24;

    private final ZipBytes zip;

    private ZipDirectory(ZipBytes zip) {
        this.zip = zip;
    }

    /** Reads the entries, in the order in which they lie in the file. */
    static List<Located> of(ZipBytes zip) throws IOException {
        ZipEnd end = ZipEnd.of(zip);
        List<ZipMember> members = members(zip.read(end.directory(), end.size()), end.entries());
        members.sort(Comparator.comparingLong(ZipMember::header));
        return new ZipDirectory(zip).located(members, end.directory());
    }

    /** An entry, and where its content begins. */
    record Located(ZipMember member, long content) {}

    private static List<ZipMember> members(ByteBuffer directory, int count) throws IOException {
        List<ZipMember> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (directory.hasRemaining() && members.size() < count) {
            ZipMember member = ZipMember.next(directory);
            if (!names.add(member.rawName())) throw member.malformed("a name that occurs twice");
            members.add(member);
        }
        if (directory.hasRemaining() || members.size() != count) {
            throw new MalformedArchiveException("an ambiguous ZIP directory");
        }
        return members;
    }

    private List<Located> located(List<ZipMember> members, long directory) throws IOException {
        List<Located> located = new ArrayList<>();
        long expected = 0;
        for (int i = 0; i < members.size(); i++) {
            ZipMember member = members.get(i);
            if (member.header() != expected) throw member.malformed("overlapping, or behind a gap");
            long next = i + 1 < members.size() ? members.get(i + 1).header() : directory;
            located.add(new Located(member, contentOf(member, next)));
            expected = next;
        }
        if (expected != directory) throw new MalformedArchiveException("something before the ZIP directory");
        return located;
    }

    private long contentOf(ZipMember member, long next) throws IOException {
        ByteBuffer local = zip.read(member.header(), LOCAL);
        int nameLength = Short.toUnsignedInt(local.getShort(26));
        int extraLength = Short.toUnsignedInt(local.getShort(28));
        ByteBuffer names = zip.read(member.header() + LOCAL, nameLength + extraLength);
        long content = member.header() + LOCAL + nameLength + extraLength;
        boolean same = local.getInt(0) == LOCAL_SIGNATURE
                && ZipMember.text(names, 0, nameLength).equals(member.rawName())
                && member.isWrittenAs(Short.toUnsignedInt(local.getShort(6)))
                && Short.toUnsignedInt(local.getShort(8)) == member.method()
                && saysTheSame(local, ZipExtra.of(names.slice(nameLength, extraLength), member.rawName()), member);
        if (!same) throw member.malformed("described in two ways");
        requireEnd(member, content, next);
        return content;
    }

    /** What is written behind the content is 0 before it. */
    private static boolean saysTheSame(ByteBuffer local, ZipExtra extra, ZipMember member) throws IOException {
        long size = extra.large(Integer.toUnsignedLong(local.getInt(22)));
        long compressed = extra.large(Integer.toUnsignedLong(local.getInt(18)));
        return says(member, Integer.toUnsignedLong(local.getInt(14)), member.crc())
                && says(member, compressed, member.compressedSize())
                && says(member, size, member.size());
    }

    private static boolean says(ZipMember member, long local, long central) {
        return local == central || (local == 0 && member.hasDescriptor());
    }

    private void requireEnd(ZipMember member, long content, long next) throws IOException {
        long rest = next - content - member.compressedSize();
        boolean ends = member.hasDescriptor() ? isDescriptor(member, next - rest, rest) : rest == 0;
        if (!ends) throw member.malformed("overlapping, or before a gap");
    }

    /** With or without a signature, of short or long numbers: APPNOTE leaves it open. */
    private boolean isDescriptor(ZipMember member, long at, long length) throws IOException {
        if (length < 12 || length > LARGEST_DESCRIPTOR || length % 4 != 0) return false;
        ByteBuffer descriptor = zip.read(at, (int) length);
        boolean signed = length % 8 == 0; // 16 or 24 bytes, and not 12 or 20.
        if (signed && descriptor.getInt() != DESCRIPTOR_SIGNATURE) return false;
        if (Integer.toUnsignedLong(descriptor.getInt()) != member.crc()) return false;
        boolean large = descriptor.remaining() == 16;
        return number(descriptor, large) == member.compressedSize() && number(descriptor, large) == member.size();
    }

    private static long number(ByteBuffer bytes, boolean large) {
        return large ? bytes.getLong() : Integer.toUnsignedLong(bytes.getInt());
    }
}
