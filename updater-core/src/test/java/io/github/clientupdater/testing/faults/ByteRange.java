package io.github.clientupdater.testing.faults;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a content (RFC 9110, section 14.1.2). Where nothing of it exists, it is empty and cannot be
 * satisfied.
 */
record ByteRange(long first, long length) {
    private static final Pattern SYNTAX =
            Pattern.compile("bytes=(\\d*)-(\\d*)", Pattern.CASE_INSENSITIVE); // One range; of several we know nothing.
    private static final int LONGEST = 18; // Digits that a long holds for certain.

    /** Returns what {@code header} asks of {@code size} bytes; nothing if it is to be ignored. */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher range = SYNTAX.matcher(header.strip());
        if (!range.matches()) return Optional.empty();
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty()) return to.isEmpty() ? Optional.empty() : Optional.of(suffix(number(to), size));
        long first = number(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
        return last < first ? Optional.empty() : Optional.of(between(first, last, size));
    }

    private static ByteRange suffix(long length, long size) {
        long kept = Math.min(length, size);
        return new ByteRange(size - kept, kept);
    }

    private static ByteRange between(long first, long last, long size) {
        return new ByteRange(first, Math.max(0, Math.min(last, size - 1) - first + 1));
    }

    private static long number(String digits) {
        return digits.length() > LONGEST ? Long.MAX_VALUE - 1 : Long.parseLong(digits);
    }

    boolean contains(long offset) {
        return offset >= first && offset - first < length;
    }

    boolean satisfiable() {
        return length > 0;
    }
}
