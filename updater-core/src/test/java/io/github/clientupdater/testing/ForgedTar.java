package io.github.clientupdater.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A tar file written header by header: right in everything that is not changed. Confined to one thread. */
public final class ForgedTar {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a file. */
    public ForgedTar with(String name, String content) {
        return member('0', name, 0644, content);
    }

    /** Adds a member of any kind. */
    public ForgedTar member(char type, String name, int mode, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return header(type, name, mode, octal(bytes.length), "").content(bytes);
    }

    /** Adds a link of any kind. */
    public ForgedTar link(char type, String name, String target) {
        return header(type, name, 0777, octal(0), target);
    }

    /** Adds a pax header with these records, {@code KEY=VALUE}. */
    public ForgedTar pax(char type, String... records) {
        StringBuilder all = new StringBuilder();
        for (String record : records) all.append(record(record));
        return member(type, "pax", 0644, all.toString());
    }

    private static String record(String record) {
        int rest = record.getBytes(StandardCharsets.UTF_8).length + 2;
        int length = rest + String.valueOf(rest).length();
        if (String.valueOf(length).length() > String.valueOf(rest).length()) length++;
        return length + " " + record + "\n";
    }

    private static String octal(long number) {
        return String.format(Locale.ROOT, "%011o", number);
    }

    /** Adds a header whose size is written as it is given. */
    public ForgedTar header(char type, String name, int mode, String size, String target) {
        byte[] block = new byte[512];
        put(block, 0, name);
        put(block, 100, String.format(Locale.ROOT, "%07o", mode));
        put(block, 124, size);
        block[156] = (byte) type;
        put(block, 157, target);
        put(block, 257, "ustar\u000000");
        sum(block, 0);
        out.writeBytes(block);
        return this;
    }

    /** Writes the sum of the header that begins at {@code at}. */
    public static void sum(byte[] tar, int at) {
        put(tar, at + 148, "        ");
        int sum = 0;
        for (int i = at; i < at + 512; i++) sum += tar[i] & 0xff;
        put(tar, at + 148, String.format(Locale.ROOT, "%06o", sum) + "\0");
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    /** Adds content, filled up to whole blocks. */
    public ForgedTar content(byte[] bytes) {
        out.writeBytes(Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
        return this;
    }

    /** Adds any bytes. */
    public ForgedTar raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Returns the file with the two blocks that end it, compressed. */
    public byte[] bytes() {
        raw(new byte[1024]);
        return unfinished();
    }

    /** Returns the file as far as it was written, compressed. */
    public byte[] unfinished() {
        return gzip(plain());
    }

    /** Returns the file as far as it was written. */
    public byte[] plain() {
        return out.toByteArray();
    }

    /** Compresses anything. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
