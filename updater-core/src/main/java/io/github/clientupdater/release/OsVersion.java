package io.github.clientupdater.release;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The version of an operating system: numbers with dots between. What follows them, as in {@code
 * 6.1.0-18-amd64}, is left out.
 *
 * @param numbers at least one
 */
public record OsVersion(List<Integer> numbers) implements Comparable<OsVersion> {
    private static final Pattern START = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9}){0,7}+");

    /** Copies the numbers. */
    public OsVersion {
        if (numbers.isEmpty()) throw new IllegalArgumentException("no number");
        numbers = List.copyOf(numbers);
    }

    /**
     * Reads the numbers at the start of {@code text}, such as the system property {@code os.version}.
     *
     * @throws IllegalArgumentException if it does not start with one
     */
    public static OsVersion parse(String text) {
        Matcher matcher = START.matcher(text);
        if (!matcher.lookingAt()) throw new IllegalArgumentException("not the version of an operating system");
        return new OsVersion(Arrays.stream(matcher.group().split("\\."))
                .map(Integer::valueOf)
                .toList());
    }

    /** Compares number by number; a missing one counts as 0. */
    @Override
    public int compareTo(OsVersion other) {
        return IntStream.range(0, Math.max(numbers.size(), other.numbers.size()))
                .map(i -> Integer.compare(number(i), other.number(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    /** Returns whether this is {@code series} or one of its patches: 13.6 and 13 are of the series 13. */
    public boolean isOf(OsVersion series) {
        return IntStream.range(0, series.numbers.size()).allMatch(i -> number(i) == series.number(i));
    }

    private int number(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    @Override
    public String toString() {
        return String.join(".", numbers.stream().map(String::valueOf).toList());
    }
}
