package io.github.clientupdater.release;

import java.util.Objects;

/**
 * Something that came up while a feed was read: no reason to reject it, and worth knowing.
 *
 * @param kind what, for programs
 * @param message one sentence for developers and administrators
 */
public record Notice(Kind kind, String message) {
    /** Checks the arguments. */
    public Notice {
        Objects.requireNonNull(kind, "kind == null");
        Objects.requireNonNull(message, "message == null");
    }

    /** What came up. */
    public enum Kind {
        /** The feed will expire within two weeks: its publisher has to sign it again. */
        EXPIRES_SOON,
        /** What was remembered of earlier feeds was damaged; what this version was built with counts again. */
        TRUST_STATE_RESET,
        /** The publisher has exchanged his keys, and the old ones have vouched for the new. */
        KEYS_ROTATED,
        /** The newest release cannot be reached from the running version, and the server says why. */
        NO_WAY
    }
}
