package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One 512-byte header block (POSIX.1-2017, pax, "ustar Interchange Format").
 *
 * @param name with its prefix
 * @param mode Unix permissions
 * @param size bytes of content
 * @param typeFlag what follows
 * @param linkTarget where a link points
 */
record TarHeader(String name, int mode, long size, char typeFlag, String linkTarget) {

    private static final Pattern OCTAL = Pattern.compile("[0-7]{0,12}+");

    /** Returns the header, or null for the block of zeros that ends an archive. */
    static @Nullable TarHeader parse(byte[] block) throws IOException {
        if (block.length < 512) throw new MalformedArchiveException("a tar header that is cut off");
        if (isZero(block)) return null;
        if (octal(block, 148, 8) != checksum(block)) throw new MalformedArchiveException("not a tar file");
        String prefix = text(block, 257, 6).startsWith("ustar") && block[263] == '0' ? text(block, 345, 155) : "";
        String name = text(block, 0, 100);
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name,
                (int) octal(block, 100, 8),
                octal(block, 124, 12),
                (char) block[156],
                text(block, 157, 100));
    }

    TarEntry toEntry(Map<String, String> extended) throws IOException {
        TarEntry.Type type = type();
        if (size != 0 && type != TarEntry.Type.FILE) {
            throw new MalformedArchiveException("a directory or a link with content");
        }
        return new TarEntry(
                extended.getOrDefault("path", name), type, mode, size, extended.getOrDefault("linkpath", linkTarget));
    }

    private TarEntry.Type type() throws IOException {
        return switch (typeFlag) {
            case '0', '\0', '7' -> TarEntry.Type.FILE;
            case '2' -> TarEntry.Type.LINK;
            case '5' -> TarEntry.Type.DIRECTORY;
            default ->
                throw new MalformedArchiveException(
                        "a tar member of kind '" + (char) Math.max(typeFlag, ' ') + "', such as a hard link");
        };
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) if (b != 0) return false;
        return true;
    }

    /** The sum of all bytes, those of the field itself taken as blanks. */
    private static long checksum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < 512; i++) sum += (i >= 148 && i < 156) ? ' ' : block[i] & 0xff;
        return sum;
    }

    private static String text(byte[] block, int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) end++;
        return new String(block, offset, end - offset, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] block, int offset, int length) throws IOException {
        if ((block[offset] & 0x80) != 0) return binary(block, offset, length);
        String digits = text(block, offset, length).strip();
        if (!OCTAL.matcher(digits).matches()) throw new MalformedArchiveException("not a tar file");
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    /** GNU's way to write sizes of 8 GiB and more, and what is negative. */
    private static long binary(byte[] block, int offset, int length) throws IOException {
        long value = block[offset] & 0x7f;
        for (int i = offset + 1; i < offset + length; i++) {
            if (value >>> 55 != 0) throw new MalformedArchiveException("a tar number that is too large, or negative");
            value = (value << 8) | (block[i] & 0xff);
        }
        return value;
    }
}
