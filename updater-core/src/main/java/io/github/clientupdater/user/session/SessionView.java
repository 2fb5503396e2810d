package io.github.clientupdater.user.session;

/**
 * Shows a session. Called on any thread, one call at a time and in order, while the session holds its
 * lock: pass the scene on to the toolkit's own thread and return, and never wait for another thread here.
 */
public interface SessionView {
    /** Shows {@code scene} in the place of the last one. Comes at most about ten times a second. */
    void show(Scene scene);

    /** A person asked for what is shown already: bring it to the front. */
    default void raise() {}
}
