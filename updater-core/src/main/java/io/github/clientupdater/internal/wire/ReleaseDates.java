package io.github.clientupdater.internal.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the spellings of ISO 8601 that servers use; without a zone it is UTC. */
public final class ReleaseDates {
    private static final List<Function<String, Instant>> SPELLINGS = List.of(
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));

    private ReleaseDates() {}

    /** Returns the time that {@code text} says, if it is one. */
    public static Optional<Instant> parse(String text) {
        for (Function<String, Instant> spelling : SPELLINGS) {
            try {
                return Optional.of(spelling.apply(text.strip().replace(' ', 'T')));
            } catch (DateTimeException e) {
                // The next spelling may fit.
            }
        }
        return Optional.empty();
    }
}
