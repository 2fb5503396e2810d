package io.github.clientupdater.testing.faults;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part an answer says it is (RFC 9110, section 14.4).
 *
 * @param total the file's size, or {@code *}
 */
record ContentRange(long first, long last, String total) {
    private static final Pattern SYNTAX = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    static ContentRange of(ByteRange range, long size) {
        return new ContentRange(range.first(), range.first() + range.length() - 1, Long.toString(size));
    }

    /** Reads what we wrote. */
    static ContentRange of(Reply reply) {
        Matcher range = SYNTAX.matcher(reply.headers().first("Content-Range").orElse(""));
        if (!range.matches()) throw new IllegalStateException("spoilt before: " + reply.headers());
        return new ContentRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), range.group(3));
    }

    ContentRange plus(long start, long end, long size) {
        return new ContentRange(first + start, last + end, Long.toString(Long.parseLong(total) + size));
    }

    /** Returns this with the ends that the body really has. */
    ContentRange fitting(Body body) {
        return new ContentRange(body.offset(), body.offset() + body.length() - 1, total);
    }

    ContentRange ofTotal(String other) {
        return new ContentRange(first, last, other);
    }

    @Override
    public String toString() {
        return "bytes " + first + "-" + last + "/" + total;
    }
}
