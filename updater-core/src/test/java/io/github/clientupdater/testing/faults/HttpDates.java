package io.github.clientupdater.testing.faults;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates as headers write them (RFC 9110, section 5.6.7). The JDK's format has one digit for early days. */
final class HttpDates {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(FORMAT.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty(); // No date; the field is then ignored.
        }
    }
}
