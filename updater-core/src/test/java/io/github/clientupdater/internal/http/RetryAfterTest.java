package io.github.clientupdater.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Retry-After (RFC 9110, section 10.2.3): seconds or a date, and nothing else. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "' 120 ', 120",
        "9999999999, 9999999999",
        "'Sat, 21 Nov 2026 12:00:30 GMT', 30",
        "'Sun, 22 Nov 2026 12:00:00 GMT', 86400",
        "'Sat, 21 Nov 2026 11:59:59 GMT', 0",
        "'Thu, 01 Jan 1970 00:00:00 GMT', 0"
    })
    void secondsAndDatesAreRead(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+5",
                "1.5",
                "soon",
                "10 s",
                "99999999999",
                "2026-11-21T12:00:30Z",
                "Mon, 21 Nov 2026 12:00:30 GMT",
                "\u0661"
            })
    void anythingElseIsIgnored(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
