package io.github.clientupdater.internal.swap;

/** One line for any text: backslash, newline and carriage return are written {@code \\}, {@code \n}, {@code \r}. */
public final class Escapes {
    private Escapes() {}

    /** Returns {@code text} as one line. */
    public static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /**
     * Returns what {@link #escape} was given.
     *
     * @throws IllegalArgumentException if it cannot have written {@code line}
     */
    public static String unescape(String line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            text.append(c == '\\' ? meaning(line, ++i) : c);
        }
        return text.toString();
    }

    private static char meaning(String line, int at) {
        char c = at < line.length() ? line.charAt(at) : '?';
        return switch (c) {
            case '\\' -> '\\';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> throw new IllegalArgumentException("an unknown escape");
        };
    }
}
