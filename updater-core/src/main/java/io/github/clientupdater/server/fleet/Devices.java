package io.github.clientupdater.server.fleet;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out what the server wants to know of this computer, unless it was said. Thread-safe. */
final class Devices {
    private final Optional<String> hardwareId;
    private final Optional<String> machineName;
    private final Optional<String> osVersion;
    private final Supplier<String> hostName;
    private @Nullable String found; // Guarded by this.

    Devices(
            Optional<String> hardwareId,
            Optional<String> machineName,
            Optional<String> osVersion,
            Supplier<String> hostName) {
        this.hardwareId = hardwareId;
        this.machineName = machineName;
        this.osVersion = osVersion;
        this.hostName = hostName;
    }

    Device of(HostApplication host) {
        return new Device(
                hardwareId.orElseGet(() -> HardwareId.of(host.platform(), hostName())),
                machineName.orElseGet(this::hostName),
                osVersion.orElseGet(
                        () -> osVersion(host.platform().os(), host.osVersion(), System.getProperty("os.name", ""))),
                host.version());
    }

    private synchronized String hostName() {
        if (found == null) found = hostName.get();
        return found;
    }

    /** Windows 10 and 11 have the same version number, 10.0: there Java's name says more. */
    static String osVersion(Platform.Os os, OsVersion version, String javaName) {
        return switch (os) {
            case WINDOWS -> javaName.startsWith("Windows ") ? javaName : "Windows " + version;
            case MACOS -> "macOS " + version;
            case LINUX -> "Linux " + version;
            case ANY -> javaName;
        };
    }
}
