package io.github.clientupdater.decision;

/** Why a check is made. */
public enum UpdateTrigger {
    /** A person asked: an answer is shown and what was skipped earlier is offered again. */
    USER,
    /** It was time. */
    SCHEDULE,
    /** The server gave a hint. */
    SIGNAL,
    /** The application has just started. */
    STARTUP
}
