package io.github.clientupdater.relaunch;

import java.util.List;
import java.util.regex.Pattern;

/** Where Windows keeps its own programs: full paths, because a search could find somebody else's. */
public final class WindowsSystem {
    private static final Pattern ROOT = Pattern.compile("[A-Za-z]:\\\\[A-Za-z0-9._-]+");

    private WindowsSystem() {}

    /** Returns the directory of the system's programs. An environment that names a strange one is not believed. */
    public static String system32() {
        String root = System.getenv().getOrDefault("SystemRoot", "");
        return (ROOT.matcher(root).matches() ? root : "C:\\Windows") + "\\System32";
    }

    /** Returns the command that runs a script, which must be a constant. */
    public static List<String> powerShell(String constant) {
        return List.of(
                system32() + "\\WindowsPowerShell\\v1.0\\powershell.exe",
                "-NoProfile",
                "-NonInteractive",
                "-ExecutionPolicy",
                "Bypass",
                "-Command",
                constant);
    }
}
