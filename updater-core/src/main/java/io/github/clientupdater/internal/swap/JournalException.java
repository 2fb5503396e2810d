package io.github.clientupdater.internal.swap;

import java.io.IOException;

/** A journal that must not be followed: nothing is touched until a person has looked. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    JournalException(String message) {
        super(message + "; nothing was changed");
    }
}
