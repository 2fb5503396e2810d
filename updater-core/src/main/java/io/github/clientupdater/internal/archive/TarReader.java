package io.github.clientupdater.internal.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through a tar stream. After each {@link #next}, {@link #content} gives that member's bytes. */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int MAX_PADDING = 1024 * 1024;
    private static final int MAX_EXTENSION = 64 * 1024;
    private static final Set<String> MEANT_FOR_ONE = Set.of("path", "linkpath");

    private final InputStream in;
    private BoundedInput content = new BoundedInput(InputStream.nullInputStream(), 0);
    private long padding;
    private boolean hasDefaults;

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
                case 'x' -> extend(extended, PaxRecords.parse(extension()));
                case 'L' -> extend(extended, Map.of("path", untilNul(extension())));
                case 'K' -> extend(extended, Map.of("linkpath", untilNul(extension())));
                case 'g' -> defaults(PaxRecords.parse(extension()));
                default -> {
                    return header.toEntry(extended);
                }
            }
        }
        if (!extended.isEmpty()) throw new MalformedArchiveException("a tar header that nothing follows");
        return null;
    }

    /** Readers do not agree on which of two names counts. */
    private static void extend(Map<String, String> extended, Map<String, String> more) throws IOException {
        for (Map.Entry<String, String> record : more.entrySet()) {
            if (extended.put(record.getKey(), record.getValue()) != null) {
                throw new MalformedArchiveException("a tar member that is described twice");
            }
        }
    }

    /** Git writes one of these at the beginning, with a comment; nobody names all files alike. */
    private void defaults(Map<String, String> records) throws IOException {
        boolean strange = hasDefaults || records.keySet().stream().anyMatch(MEANT_FOR_ONE::contains);
        if (strange) throw new MalformedArchiveException("a malformed pax header for all members");
        hasDefaults = true;
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

    /** Reads to the end, so that the gzip checksum is compared: zeros, if anything. */
    private void drain() throws IOException {
        byte[] rest = in.readNBytes(MAX_PADDING);
        for (byte b : rest) {
            if (b != 0) throw new MalformedArchiveException("something behind the end of the tar file");
        }
        if (in.read() >= 0) throw new MalformedArchiveException("much more behind the end of the tar file");
    }

    private byte[] extension() throws IOException {
        if (content.remaining() > MAX_EXTENSION) throw new MalformedArchiveException("an endless tar name");
        return content.readAllBytes();
    }

    private static String untilNul(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }
}
