package io.github.clientupdater.user.session;

/** How much of a person's attention a scene may take. In order. */
public enum Attention {
    /** None: nothing is on the screen. */
    HIDDEN,
    /** A mark in the application's window; a window of its own only at a moment when it interrupts nobody. */
    WAITING,
    /** It is on the screen, and takes neither the focus nor keys that were meant for something else. */
    SHOWN,
    /** A person waits for exactly this, so it may take the focus. */
    REQUESTED
}
