package io.github.clientupdater.testing;

/** What a fuzz target claims, cheaply: these run thousands of times a second under instrumentation. */
public final class Require {
    private Require() {}

    /** Fails unless it {@code holds}. */
    public static void that(boolean holds, String claim) {
        if (!holds) throw new AssertionError(claim);
    }

    /** Fails unless {@code message} is one line of printable ASCII, {@code most} characters at most. */
    public static void line(String message, int most) {
        that(!message.isEmpty() && message.length() <= most, "1 to " + most + " characters: " + message);
        that(isPlain(message), "printable: " + message);
    }

    /** Returns whether every character is from the blank to the tilde. */
    public static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
