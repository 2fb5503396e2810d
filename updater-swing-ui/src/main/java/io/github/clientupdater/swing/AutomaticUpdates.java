package io.github.clientupdater.swing;

/** The application's setting whether updates are installed without a question, kept where it keeps settings. */
public interface AutomaticUpdates {
    /** Returns whether they are. Any thread; returns at once. */
    boolean isOn();

    /** A person changed it. Event dispatch thread; returns at once. */
    void turn(boolean on);
}
