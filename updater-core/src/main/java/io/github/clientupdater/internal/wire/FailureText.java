package io.github.clientupdater.internal.wire;

import io.github.clientupdater.task.UpdateException;

/** What a server is told of a failure: its code and its sentence, without the user's name in a path. */
public final class FailureText {
    private static final int LONGEST = 500;

    private FailureText() {}

    /** Returns what to tell. */
    public static String of(UpdateException failure) {
        return of(failure, System.getProperty("user.home", ""));
    }

    static String of(UpdateException failure, String home) {
        String text = failure.code() + ": " + failure.getMessage();
        String told = home.length() > 1 ? text.replace(home, "~") : text;
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST) + "…";
    }
}
