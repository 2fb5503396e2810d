package io.github.clientupdater.internal.archive;

import java.io.IOException;

/** An archive that no honest tool makes. */
final class MalformedArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedArchiveException(String message) {
        super(message);
    }
}
