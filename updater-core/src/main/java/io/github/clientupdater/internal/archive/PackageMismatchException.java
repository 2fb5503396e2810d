package io.github.clientupdater.internal.archive;

import io.github.clientupdater.internal.files.SafePaths;
import java.io.IOException;

/** An archive that does not hold exactly what its publisher listed. */
final class PackageMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    PackageMismatchException(String what, String name) {
        super(what + ": " + SafePaths.plain(name));
    }
}
