package io.github.clientupdater.install;

import java.util.Optional;

/**
 * How external installers are called.
 *
 * @param attended whether somebody watches, and may be asked
 * @param kind what the application says its packages are; what their bytes say by default
 */
public record InstallOptions(boolean attended, Optional<PackageKind> kind) {
    /** Somebody watches, and the bytes tell. */
    public static final InstallOptions ATTENDED = new InstallOptions(true, Optional.empty());

    /** Returns these for an application that nobody may be watching. */
    public InstallOptions withAttended(boolean other) {
        return new InstallOptions(other, kind);
    }

    /** Returns these for an application that knows its packages. */
    public InstallOptions withKind(PackageKind other) {
        return new InstallOptions(attended, Optional.of(other));
    }
}
