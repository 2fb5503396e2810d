package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.release.Platform;

/** The identity of a device, as the protocol's own clients compute it with Node.js. */
final class HardwareId {
    private static final int DIGITS = 32;

    private HardwareId() {}

    /** Returns the first 32 hexadecimal digits of the SHA-256 of platform, architecture and host name. */
    static String of(Platform platform, String hostName) {
        return Sha256.nameOf(platform(platform.os()) + architecture(platform.arch()) + hostName)
                .substring(0, DIGITS);
    }

    /** {@code os.platform()}. */
    private static String platform(Platform.Os os) {
        return switch (os) {
            case WINDOWS -> "win32";
            case MACOS -> "darwin";
            case LINUX -> "linux";
            case ANY -> "any";
        };
    }

    /** {@code os.arch()}. */
    private static String architecture(Platform.Arch arch) {
        return switch (arch) {
            case X64 -> "x64";
            case X86 -> "ia32";
            case AARCH64 -> "arm64";
            case ANY -> "any";
        };
    }
}
