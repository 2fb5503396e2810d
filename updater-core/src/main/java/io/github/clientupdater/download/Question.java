package io.github.clientupdater.download;

import io.github.clientupdater.download.Mirror.Asking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What to ask an address for: the whole file, or a stretch of it (RFC 9110, sections 13.1.5 and 14.2).
 *
 * @param first the first byte that is wanted
 * @param end behind the last one, or {@link Span#OPEN}
 * @param whole whether no range is asked for
 * @param ifUnchanged the state in which the range is wanted, if only in that one
 */
record Question(long first, long end, boolean whole, Optional<Validator> ifUnchanged) {
    /**
     * Returns the most careful question that keeps the bytes that are there. Between addresses only
     * the digest of the whole can tell whether the bytes belong together.
     */
    static Question of(PartFile part, Span span, Mirror mirror) {
        ResumeRecord record = part.record();
        long first = part.position(span);
        boolean last =
                part.total().isPresent() && part.end(span) == part.total().getAsLong();
        long end = last ? Span.OPEN : part.end(span);
        boolean anything = part.kept() > 0 || record.spans().size() > 1;
        boolean sameSource =
                record.source().equals(ResumeRecord.nameOf(mirror.location().uri()));
        boolean conditional = mirror.asking() == Asking.IF_UNCHANGED && sameSource;
        boolean possible = conditional
                ? record.validator().isPresent()
                : mirror.asking() != Asking.WHOLE && record.digest().isPresent();
        if (!anything || !possible) return new Question(0, Span.OPEN, true, Optional.empty());
        return new Question(first, end, false, conditional ? record.validator() : Optional.empty());
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!whole) headers.put("Range", "bytes=" + first + "-" + (end == Span.OPEN ? "" : end - 1));
        ifUnchanged.ifPresent(validator -> headers.put("If-Range", validator.value()));
        return headers;
    }

    /** Returns whether {@code range} is exactly what was asked for, of a file of {@code total} bytes or more. */
    boolean isAnsweredBy(ContentRange range) {
        return !whole && range.first() == first && range.end() == (end == Span.OPEN ? range.total() : end);
    }
}
