package io.github.clientupdater;

import io.github.clientupdater.release.Version;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which versions a person wants to hear of later, and when that was said. As text one to a line: the
 * version, a blank, the time.
 *
 * @param said when "later" was said
 */
record Postponements(Map<Version, Instant> said) {
    private static final Duration REST = Duration.ofHours(24);

    Postponements {
        said = Map.copyOf(said);
    }

    /** Reads what {@link #toText} wrote. A damaged line is worth no failure: the person is asked again. */
    static Postponements parse(String text) {
        Map<Version, Instant> said = new LinkedHashMap<>();
        text.lines()
                .map(line -> line.split(" ", 2))
                .filter(line -> line.length == 2)
                .forEach(line -> {
                    try {
                        said.put(Version.parse(line[0]), Instant.parse(line[1]));
                    } catch (IllegalArgumentException | DateTimeException e) {
                        // As if it had not been said.
                    }
                });
        return new Postponements(said);
    }

    /** Returns these, and that {@code version} was postponed just {@code now}; without those that are over. */
    Postponements with(Version version, Instant now) {
        Map<Version, Instant> next = new LinkedHashMap<>(said);
        next.keySet().retainAll(at(now));
        next.put(version, now);
        return new Postponements(next);
    }

    /** Returns what is postponed at {@code now}. */
    Set<Version> at(Instant now) {
        return said.entrySet().stream()
                .filter(entry -> isRecent(entry.getValue(), now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A time that lies far ahead is that of a clock which was set back since: it must not count for ever. */
    private static boolean isRecent(Instant said, Instant now) {
        Duration age = Duration.between(said, now);
        return age.compareTo(REST) < 0 && age.compareTo(REST.negated()) >= 0;
    }

    String toText() {
        return said.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
