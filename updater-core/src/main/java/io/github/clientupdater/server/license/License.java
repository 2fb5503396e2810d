package io.github.clientupdater.server.license;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A licence that the server has called valid. Holds no key.
 *
 * @param tenantId whose it is, for programs
 * @param tenantName whose it is, for people
 * @param expiresAt when it ends; empty if never
 * @param usageCount how often it is used, if the server says it
 * @param maxUsageCount how often it may be, if the server says it
 * @param validatedAt when the server said all this
 */
public record License(
        String tenantId,
        String tenantName,
        Optional<Instant> expiresAt,
        OptionalLong usageCount,
        OptionalLong maxUsageCount,
        Instant validatedAt) {
    /** Returns how long it is still good; nothing if it has ended, and empty if it never does. */
    public Optional<Duration> timeLeft(Instant now) {
        return expiresAt.map(end -> end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO);
    }

    /** Returns whether it has ended. */
    public boolean isExpired(Instant now) {
        return timeLeft(now).filter(Duration::isZero).isPresent();
    }
}
