package io.github.clientupdater.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a server wants to be asked again (RFC 9110, section 10.2.3). */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");

    private RetryAfter() {}

    /** Returns how long the server of {@code reply} wants to be left alone, if it says so. */
    public static Optional<Duration> of(HttpReply reply) {
        Instant now = reply.header("Date").flatMap(HttpDate::parse).orElseGet(Instant::now);
        return reply.header("Retry-After").flatMap(value -> parse(value, now));
    }

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
