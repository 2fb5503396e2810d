package io.github.clientupdater.release;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.semver4j.Semver;

/**
 * A semantic version as <a href="https://semver.org/spec/v2.0.0.html">semver.org 2.0.0</a> defines
 * it, with two leniencies: a leading {@code v}, and the two-part {@code 1.2}, which means {@code
 * 1.2.0}.
 *
 * <p>Order is precedence (clause 11). Build metadata plays no part in it, nor in {@link #equals}, so
 * that order and equality agree. Numbers may be of any size.
 */
public final class Version implements Comparable<Version> {
    private static final int MAX_LENGTH = 128;
    private static final String NUMBER = "(?:0|[1-9]\\d*)";
    private static final String PRE_RELEASE_PART = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final String BUILD_PART = "[0-9a-zA-Z-]+";

    private static final Pattern TWO_PARTS = Pattern.compile(NUMBER + "\\." + NUMBER);
    private static final Pattern GRAMMAR = Pattern.compile("(" + NUMBER + "\\." + NUMBER + "\\." + NUMBER + ")"
            + "(?:-(" + PRE_RELEASE_PART + "(?:\\." + PRE_RELEASE_PART + ")*))?"
            + "(?:\\+" + BUILD_PART + "(?:\\." + BUILD_PART + ")*)?");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final String text;
    private final String core; // Three numbers.
    private final String preRelease; // Without the hyphen; empty for a release.

    private Version(String text, String core, String preRelease) {
        this.text = text;
        this.core = core;
        this.preRelease = preRelease;
    }

    /**
     * Reads a version.
     *
     * @throws IllegalArgumentException if {@code text} is not one
     */
    public static Version parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("version is longer than " + MAX_LENGTH + " characters");
        }
        String plain = text.startsWith("v") ? text.substring(1) : text;
        String full = TWO_PARTS.matcher(plain).matches() ? plain + ".0" : plain;
        Matcher matcher = GRAMMAR.matcher(full);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a semantic version: \"" + printable(text) + "\"");
        }
        String preRelease = matcher.group(2);
        return new Version(plain, matcher.group(1), preRelease == null ? "" : preRelease);
    }

    /** Returns whether this version comes after {@code other}. */
    public boolean isNewerThan(Version other) {
        return compareTo(other) > 0;
    }

    /** Returns whether this is a pre-release such as {@code 2.0.0-rc.1}. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /**
     * Compares by precedence. semver4j 6 throws for numbers beyond 32 and 64 bits and misplaces
     * identifiers of hyphens ("1.0.0--" before "1.0.0-0"). So it is given ranks: each identifier is
     * replaced by its place among the identifiers of both versions, which clause 11.4 defines.
     */
    @Override
    public int compareTo(Version other) {
        List<String> identifiers = Stream.of(core, preRelease, other.core, other.preRelease)
                .flatMap(DOT::splitAsStream)
                .distinct()
                .sorted(Version::compareIdentifiers)
                .toList();
        return new Semver(withRanks(identifiers)).compareTo(new Semver(other.withRanks(identifiers)));
    }

    private String withRanks(List<String> identifiers) {
        String ranked = rank(core, identifiers);
        return preRelease.isEmpty() ? ranked : ranked + "-" + rank(preRelease, identifiers);
    }

    private static String rank(String part, List<String> identifiers) {
        return DOT.splitAsStream(part)
                .map(identifier -> Integer.toString(identifiers.indexOf(identifier)))
                .collect(Collectors.joining("."));
    }

    /** Numbers before words; numbers by value (they have no leading zeros), words by ASCII. */
    private static int compareIdentifiers(String left, String right) {
        boolean leftIsNumber = DIGITS.matcher(left).matches();
        boolean rightIsNumber = DIGITS.matcher(right).matches();
        if (leftIsNumber != rightIsNumber) return leftIsNumber ? -1 : 1;
        int byLength = leftIsNumber ? Integer.compare(left.length(), right.length()) : 0;
        return byLength != 0 ? byLength : left.compareTo(right);
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && core.equals(version.core) && preRelease.equals(version.preRelease);
    }

    @Override
    public int hashCode() {
        return Objects.hash(core, preRelease);
    }

    /** Returns the three numbers and the pre-release, nothing else: the same text for equal versions. */
    public String canonical() {
        return preRelease.isEmpty() ? core : core + "-" + preRelease;
    }

    /** Returns the version as it was published, without a leading {@code v}. */
    @Override
    public String toString() {
        return text;
    }
}
