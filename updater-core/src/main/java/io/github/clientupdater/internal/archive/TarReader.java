package io.github.clientupdater.internal.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through a tar stream. After each {@link #next}, {@link #content} gives that member's bytes. */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int MAX_PADDING = 1024 * 1024;
    private static final int MAX_EXTENSION = 64 * 1024;

    private final InputStream in;
    private BoundedInput content = new BoundedInput(InputStream.nullInputStream(), 0);
    private long padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    InputStream content() {
        return content;
    }

    /** Returns the next file, directory or link; null at the end. */
    @Nullable
    TarEntry next() throws IOException {
        Map<String, String> extended = new HashMap<>(); // What pax and GNU say of the next member.
        for (TarHeader header = header(); header != null; header = header()) {
            switch (header.typeFlag()) {
                case 'x' -> extended.putAll(PaxRecords.parse(text()));
                case 'L' -> extended.put("path", untilNul(text()));
                case 'K' -> extended.put("linkpath", untilNul(text()));
                case 'g' -> skip(); // Defaults for all members: comments, in practice.
                default -> {
                    return header.toEntry(extended, content.remaining());
                }
            }
        }
        return null;
    }

    private @Nullable TarHeader header() throws IOException {
        skip();
        byte[] block = in.readNBytes(BLOCK);
        if (block.length == 0) throw new EOFException("the tar file is cut off");
        TarHeader header = TarHeader.parse(block);
        if (header == null) {
            drain();
            return null;
        }
        content = new BoundedInput(in, header.size());
        padding = (BLOCK - header.size() % BLOCK) % BLOCK;
        return header;
    }

    private void skip() throws IOException {
        content.skipNBytes(content.remaining());
        in.skipNBytes(padding);
        padding = 0;
    }

    /** Reads to the end, so that the gzip checksum is compared. */
    private void drain() throws IOException {
        if (in.readNBytes(MAX_PADDING).length == MAX_PADDING) {
            throw new MalformedArchiveException("much more behind the end of the tar file");
        }
    }

    private String text() throws IOException {
        if (content.remaining() > MAX_EXTENSION) throw new MalformedArchiveException("an endless tar name");
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String untilNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }
}
