package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The records {@code "LENGTH KEY=VALUE\n"} of a pax extended header (POSIX.1-2017, pax). */
final class PaxRecords {
    private static final int MAX_DIGITS = 6;

    private PaxRecords() {}

    /** Reads by the lengths: a value may hold what looks like another record. */
    static Map<String, String> parse(byte[] content) throws IOException {
        Map<String, String> records = new HashMap<>();
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            String record = record(rest);
            int equals = record.indexOf('=');
            if (equals < 1) throw malformed();
            String key = record.substring(0, equals);
            if (records.put(key, record.substring(equals + 1)) != null) throw malformed();
            requireHarmless(key);
        }
        return records;
    }

    private static String record(ByteBuffer rest) throws IOException {
        int start = rest.position();
        int end = start + length(rest);
        if (end <= rest.position() || end > rest.limit() || rest.get(end - 1) != '\n') throw malformed();
        byte[] text = new byte[end - 1 - rest.position()];
        rest.get(text);
        rest.position(end);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static int length(ByteBuffer rest) throws IOException {
        int length = 0;
        for (int i = 0; i <= MAX_DIGITS && rest.hasRemaining(); i++) {
            int digit = rest.get();
            if (digit == ' ' && i > 0) return length;
            if (digit < '0' || digit > '9') throw malformed();
            length = length * 10 + digit - '0';
        }
        throw malformed();
    }

    private static void requireHarmless(String key) throws IOException {
        if (key.equals("size")) throw new MalformedArchiveException("a file of 8 GiB or more");
        if (key.startsWith("GNU.sparse.")) throw new MalformedArchiveException("a file with holes");
    }

    private static MalformedArchiveException malformed() {
        return new MalformedArchiveException("a malformed pax header");
    }
}
