package io.github.clientupdater.release;

import java.util.Locale;

/**
 * An operating system and a processor architecture.
 *
 * @param os what system
 * @param arch what processor
 */
public record Platform(Os os, Arch arch) {
    /** What runs everywhere, such as a jar. */
    public static final Platform ANY = new Platform(Os.ANY, Arch.ANY);

    /**
     * Reads {@code OS-ARCH}, such as {@code linux-x64} or {@code macos-aarch64}.
     *
     * @throws IllegalArgumentException if it names no known system or processor
     */
    public static Platform parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen < 0) throw new IllegalArgumentException("not a platform (OS-ARCH): \"" + text + "\"");
        return of(text.substring(0, hyphen), text.substring(hyphen + 1));
    }

    /**
     * Returns the platform with these names, in any of the usual spellings: those of the system
     * properties {@code os.name} and {@code os.arch} among them.
     *
     * @throws IllegalArgumentException if a name is unknown
     */
    public static Platform of(String os, String arch) {
        return new Platform(Os.named(os), Arch.named(arch));
    }

    /** Returns whether something made for this platform runs on {@code machine}. */
    public boolean runsOn(Platform machine) {
        return (os == Os.ANY || os == machine.os) && (arch == Arch.ANY || arch == machine.arch);
    }

    @Override
    public String toString() {
        return (os + "-" + arch).toLowerCase(Locale.ROOT);
    }

    /** Operating systems. */
    public enum Os {
        /** Any of them. */
        ANY,
        /** Linux. */
        LINUX,
        /** macOS. */
        MACOS,
        /** Windows. */
        WINDOWS;

        static Os named(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("any")) return ANY;
            if (lower.startsWith("linux")) return LINUX;
            if (lower.startsWith("mac") || lower.equals("darwin")) return MACOS;
            if (lower.startsWith("win")) return WINDOWS;
            throw new IllegalArgumentException("unknown operating system: \"" + name + "\"");
        }
    }

    /** Processor architectures. */
    public enum Arch {
        /** Any of them. */
        ANY,
        /** 64-bit x86. */
        X64,
        /** 32-bit x86. */
        X86,
        /** 64-bit ARM. */
        AARCH64;

        static Arch named(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "any" -> ANY;
                case "x64", "amd64", "x86_64", "x86-64" -> X64;
                case "x86", "i386", "i486", "i586", "i686" -> X86;
                case "aarch64", "arm64" -> AARCH64;
                default -> throw new IllegalArgumentException("unknown architecture: \"" + name + "\"");
            };
        }
    }
}
