package io.github.clientupdater.internal.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A date as HTTP writes it (RFC 9110, section 5.6.7). */
public final class HttpDate {
    private HttpDate() {}

    /** Returns the time that {@code text} says, if it is such a date. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
