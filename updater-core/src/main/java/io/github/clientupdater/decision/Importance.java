package io.github.clientupdater.decision;

/** How much a person may refuse. In order. */
public enum Importance {
    /** Anything. */
    OPTIONAL,
    /** Anything, but is told that waiting is unwise. */
    CRITICAL,
    /** Nothing but to quit: neither "skip" nor "later" is remembered against it. */
    MANDATORY
}
