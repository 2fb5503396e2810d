package io.github.clientupdater.swing;

import io.github.clientupdater.decision.VersionNotes;
import java.util.List;

/** Makes text from outside harmless: nothing invisible, nothing endless. */
final class PlainText {
    private static final int MAX_CHARS = 64 * 1024;
    private static final int MAX_LINES = 2000;
    private static final int MAX_LINE = 80;
    private static final String CUT = "…";

    private PlainText() {}

    /** Returns what is new in each version, under its number where there is more than one. */
    static String news(List<VersionNotes> versions) {
        if (versions.size() == 1) return notes(versions.get(0).points());
        StringBuilder all = new StringBuilder();
        for (VersionNotes version : versions) {
            if (all.length() > MAX_CHARS) break;
            if (all.length() > 0) all.append("\n\n");
            all.append(version.version()).append('\n').append(notes(version.points()));
        }
        return limited(all.toString(), MAX_CHARS, MAX_LINES);
    }

    /** Returns {@code points} one below the other. */
    static String notes(List<String> points) {
        StringBuilder all = new StringBuilder();
        for (String point : points) {
            if (all.length() > MAX_CHARS) break;
            if (all.length() > 0) all.append('\n');
            all.append("• ").append(point, 0, Math.min(point.length(), 2 * MAX_CHARS));
        }
        return limited(all.toString(), MAX_CHARS, MAX_LINES);
    }

    /** Returns {@code text} on one short line. */
    static String line(String text) {
        return limited(text.replaceAll("\\s+", " ").strip(), MAX_LINE, 1);
    }

    static String limited(String text, int maxChars, int maxLines) {
        StringBuilder kept = new StringBuilder();
        int lines = 1;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (!isShown(character)) continue;
            if (character == '\n') lines++;
            if (lines > maxLines || kept.length() + Character.charCount(character) > maxChars) {
                return kept + CUT;
            }
            kept.appendCodePoint(character);
        }
        return kept.toString();
    }

    /** Format characters are those that turn "gnp.exe" round, or make two words look alike. */
    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
