package io.github.clientupdater.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes a 206 carries, of how many (RFC 9110, section 14.4).
 *
 * @param first the first byte
 * @param end behind the last one
 * @param total of the whole file, or {@link #UNKNOWN}
 */
record ContentRange(long first, long end, long total) {
    /** The total of a server that does not know it. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d{1,18})");

    /** Returns the range, or empty if it makes no sense. */
    static Optional<ContentRange> parse(String header) {
        Matcher match = RANGE.matcher(header.strip());
        if (!match.matches()) return Optional.empty();
        long total = match.group(3).equals("*") ? UNKNOWN : number(match, 3);
        ContentRange range = new ContentRange(number(match, 1), number(match, 2) + 1, total);
        boolean sound = range.first < range.end && range.end <= range.total;
        return sound ? Optional.of(range) : Optional.empty();
    }

    ContentRange of(long knownTotal) {
        return new ContentRange(first, end, knownTotal);
    }

    long length() {
        return end - first;
    }

    /** Returns the file's length as a 416 tells it, or -1. */
    static long unsatisfiedTotal(String header) {
        Matcher match = UNSATISFIED.matcher(header.strip());
        return match.matches() ? number(match, 1) : -1;
    }

    private static long number(Matcher match, int group) {
        return Long.parseLong(match.group(group));
    }
}
