package io.github.clientupdater.server.platforms;

import io.github.clientupdater.release.Platform;
import java.util.Map;
import java.util.Optional;

/** The platforms as the protocol names them, which are the names of Node.js. */
final class PlatformNames {
    private static final Map<Platform, String> SUPPORTED = Map.of(
            Platform.parse("windows-x64"), "win32-x64",
            Platform.parse("macos-x64"), "darwin-x64",
            Platform.parse("macos-aarch64"), "darwin-arm64",
            Platform.parse("linux-x64"), "linux-x64");

    private PlatformNames() {}

    /** Returns the name of one of the four platforms that packages are made for. */
    static Optional<String> supported(Platform platform) {
        return Optional.ofNullable(SUPPORTED.get(platform));
    }

    /** Returns a name for any platform: what asks has to say where it runs, also where nothing is made for it. */
    static String of(Platform platform) {
        return supported(platform).orElseGet(() -> os(platform) + "-" + arch(platform));
    }

    private static String os(Platform platform) {
        return switch (platform.os()) {
            case WINDOWS -> "win32";
            case MACOS -> "darwin";
            case LINUX -> "linux";
            case ANY -> "any";
        };
    }

    private static String arch(Platform platform) {
        return switch (platform.arch()) {
            case X64 -> "x64";
            case X86 -> "ia32";
            case AARCH64 -> "arm64";
            case ANY -> "any";
        };
    }
}
