package io.github.clientupdater.examples.cli;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text from a server, made fit for a terminal. An escape sequence could move the cursor, rename the
 * window or hide what was said; a change of writing direction could make one text look like another.
 */
final class Printable {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    /** Returns {@code text} on one line. */
    static String line(String text) {
        return UNSAFE.matcher(text.strip().replaceAll("\\R", " ")).replaceAll("?");
    }

    /** Returns the lines of {@code text}. */
    static List<String> lines(String text) {
        return text.lines().map(Printable::line).toList();
    }
}
