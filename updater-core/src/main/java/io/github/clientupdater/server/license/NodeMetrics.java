package io.github.clientupdater.server.license;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a node tells of itself.
 *
 * @param uptime since it was started
 * @param activeUsers who are connected now
 * @param exercisesCompletedToday how many
 * @param aiLatencyMillis on average; empty if it is not known
 * @param additionalData anything else, by name: texts, numbers, truth values, and maps and lists of them
 */
public record NodeMetrics(
        Duration uptime,
        long activeUsers,
        long exercisesCompletedToday,
        OptionalDouble aiLatencyMillis,
        Map<String, Object> additionalData) {
    /**
     * Checks the numbers and copies the map.
     *
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public NodeMetrics {
        if (uptime.isNegative()) throw new IllegalArgumentException("uptime < 0: " + uptime);
        if (activeUsers < 0) throw new IllegalArgumentException("activeUsers < 0: " + activeUsers);
        if (exercisesCompletedToday < 0) {
            throw new IllegalArgumentException("exercisesCompletedToday < 0: " + exercisesCompletedToday);
        }
        double latency = aiLatencyMillis.orElse(0);
        if (!(latency >= 0) || Double.isInfinite(latency)) {
            throw new IllegalArgumentException("aiLatencyMillis is no time: " + latency);
        }
        additionalData = Collections.unmodifiableMap(new LinkedHashMap<>(additionalData));
    }

    /** Returns what is always told, and nothing else. */
    public static NodeMetrics of(Duration uptime, long activeUsers, long exercisesCompletedToday) {
        return new NodeMetrics(uptime, activeUsers, exercisesCompletedToday, OptionalDouble.empty(), Map.of());
    }
}
