package io.github.clientupdater.host;

import java.util.regex.Pattern;

/**
 * What was found.
 *
 * @param kind the kind of installation
 * @param name what its manager calls it; empty where that is unknown or nothing one could type
 */
record Detection(InstallKind kind, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._+-]{0,127}");

    /** A person may copy the name into a shell: what is not plainly a name is left out. */
    Detection {
        if (!NAME.matcher(name).matches()) name = "";
    }

    static Detection of(InstallKind kind) {
        return new Detection(kind, "");
    }
}
