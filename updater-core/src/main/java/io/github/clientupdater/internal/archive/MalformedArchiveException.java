package io.github.clientupdater.internal.archive;

import io.github.clientupdater.internal.files.SafePaths;
import java.io.IOException;

/** An archive that no honest tool makes. */
final class MalformedArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedArchiveException(String message) {
        super(message);
    }

    /** Says what is wrong with the entry {@code name}. */
    static MalformedArchiveException of(String what, String name) {
        return new MalformedArchiveException(what + ": " + SafePaths.plain(name));
    }
}
