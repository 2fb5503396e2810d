package io.github.clientupdater.server.platforms;

import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A package to publish.
 *
 * @param version of the application in it
 * @param platform one of Windows x64, macOS x64, macOS aarch64 and Linux x64
 * @param file what to upload; its name is shown to the server
 * @param changelog what is new
 * @param critical whether it mends something dangerous
 * @param minimumVersion the oldest version that can be updated to it directly; empty if all can
 */
public record NewPackage(
        Version version,
        Platform platform,
        Path file,
        String changelog,
        boolean critical,
        Optional<Version> minimumVersion) {
    /**
     * Checks the platform.
     *
     * @throws IllegalArgumentException if the protocol has no such platform
     */
    public NewPackage {
        Objects.requireNonNull(version, "version == null");
        Objects.requireNonNull(file, "file == null");
        Objects.requireNonNull(changelog, "changelog == null");
        Objects.requireNonNull(minimumVersion, "minimumVersion == null");
        if (PlatformNames.supported(platform).isEmpty()) {
            throw new IllegalArgumentException("the protocol has no platform " + platform
                    + ": windows-x64, macos-x64, macos-aarch64 or linux-x64 is expected");
        }
    }
}
