package io.github.clientupdater.download;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a server wants to be asked again (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");

    private RetryAfter() {}

    /**
     * Returns how long to wait, or empty where the header says nothing that can be understood.
     *
     * @param now the time by the clock of the server that sent it
     */
    static Optional<Duration> parse(String header, Instant now) {
        String value = header.strip();
        if (SECONDS.matcher(value).matches()) return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        return HttpDate.parse(value)
                .map(then -> Duration.between(now, then))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}
