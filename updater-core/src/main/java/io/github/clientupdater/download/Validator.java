package io.github.clientupdater.download;

import io.github.clientupdater.internal.http.HttpDate;
import io.github.clientupdater.internal.http.HttpReply;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What tells two states of a file apart: its strong ETag, or the date of its last change (RFC 9110,
 * section 8.8). Fit for {@code If-Range}.
 *
 * @param kind which header it came in
 * @param value as the server wrote it
 */
record Validator(Kind kind, String value) {
    /** RFC 9110, section 8.8.3: quoted; a weak one begins with W/ and is none of these. */
    private static final Pattern STRONG = Pattern.compile("\"[\\x21\\x23-\\x7e]*\"");

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

    enum Kind {
        ETAG("ETag"),
        MODIFIED("Last-Modified");

        private final String header;

        Kind(String header) {
            this.header = header;
        }
    }

    /** Returns the best one in {@code reply}, if there is any that may be relied on. */
    static Optional<Validator> of(HttpReply reply) {
        Optional<Validator> etag = reply.header(Kind.ETAG.header)
                .filter(value -> STRONG.matcher(value).matches())
                .map(value -> new Validator(Kind.ETAG, value));
        return etag.isPresent() ? etag : dateOf(reply);
    }

    /** A file may change twice in a second: its date says nothing until that second is over (section 8.8.2.2). */
    private static Optional<Validator> dateOf(HttpReply reply) {
        Optional<String> modified = reply.header(Kind.MODIFIED.header)
                .filter(value -> PRINTABLE.matcher(value).matches());
        Optional<Instant> changed = modified.flatMap(HttpDate::parse);
        Optional<Instant> sent = reply.header("Date").flatMap(HttpDate::parse);
        if (changed.isEmpty() || sent.isEmpty() || !changed.get().isBefore(sent.get())) return Optional.empty();
        return Optional.of(new Validator(Kind.MODIFIED, modified.get()));
    }

    /** Returns whether {@code reply} says in so many words that it speaks of another state. */
    boolean isContradictedBy(HttpReply reply) {
        Optional<String> other = reply.header(kind.header);
        return other.isPresent() && !other.get().equals(value);
    }
}
