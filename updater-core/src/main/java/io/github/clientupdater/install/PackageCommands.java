package io.github.clientupdater.install;

import io.github.clientupdater.release.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How each kind of external installer is called: the one table to read or to extend. Arguments are
 * fixed; nothing of them comes from a server. Programs are named by their full paths.
 */
final class PackageCommands {
    private static final Map<Format, Function<Path, List<String>>> COMMANDS = Map.of(
            // Inno Setup, NSIS and others differ in their silent arguments, so the person sees the installer.
            Format.EXE, file -> List.of(file.toString()),
            Format.MSI, file -> List.of(system32("msiexec.exe"), "/i", file.toString(), "/passive", "/norestart"),
            Format.PKG, file -> List.of("/usr/bin/open", "-W", "-n", "-b", "com.apple.installer", file.toString()),
            Format.DEB, file -> elevated(List.of("/usr/bin/apt-get", "install", "-y", "-q", file.toString())),
            Format.RPM, file -> elevated(rpm(file.toString())),
            Format.RUN, file -> List.of(file.toString()));

    private PackageCommands() {}

    static boolean knows(Format format) {
        return COMMANDS.containsKey(format);
    }

    /** Returns the command that installs {@code file}. */
    static List<String> of(Format format, Path file) {
        Function<Path, List<String>> command = COMMANDS.get(format);
        if (command == null) throw new IllegalArgumentException("not an installer: " + format);
        return command.apply(file);
    }

    /** Asks for the rights that a package manager needs, in a window and never on a terminal. */
    private static List<String> elevated(List<String> command) {
        if (isRoot()) return command;
        List<String> asking = new ArrayList<>(List.of("/usr/bin/pkexec", "--disable-internal-agent"));
        asking.addAll(command);
        return asking;
    }

    private static List<String> rpm(String file) {
        if (Files.isExecutable(Path.of("/usr/bin/dnf"))) return List.of("/usr/bin/dnf", "install", "-y", file);
        if (Files.isExecutable(Path.of("/usr/bin/zypper"))) {
            return List.of("/usr/bin/zypper", "--non-interactive", "install", file);
        }
        return List.of("/usr/bin/rpm", "-U", file);
    }

    private static String system32(String program) {
        return System.getenv().getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\" + program;
    }

    private static boolean isRoot() {
        return Files.isWritable(Path.of("/usr/bin"));
    }
}
