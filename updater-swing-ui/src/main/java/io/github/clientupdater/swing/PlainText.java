package io.github.clientupdater.swing;

/** Makes text from outside harmless: nothing invisible, nothing endless. */
final class PlainText {
    private static final int MAX_LINE = 80;
    private static final String CUT = "…";

    private PlainText() {}

    /** Returns {@code text} on one short line. */
    static String line(String text) {
        return limited(text.replaceAll("\\s+", " ").strip(), MAX_LINE, 1);
    }

    /** Returns {@code text} as a few lines at most. */
    static String sentence(String text) {
        return limited(text.strip(), 5 * MAX_LINE, 5);
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
