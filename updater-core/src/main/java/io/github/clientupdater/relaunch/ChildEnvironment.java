package io.github.clientupdater.relaunch;

import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a process that we start finds in its environment. */
final class ChildEnvironment {
    /** Each of them makes a Java program, or every program, run what somebody else chose. */
    private static final List<String> INJECTING =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH", "LD_PRELOAD", "LD_AUDIT");

    private static final List<String> APP_IMAGE = List.of("APPIMAGE", "APPDIR", "OWD", "ARGV0");

    private ChildEnvironment() {}

    /** Leaves out what could change a helper or an installer. */
    static void ofHelper(Map<String, String> environment) {
        withoutLauncher(environment);
        environment.keySet().removeIf(name -> INJECTING.contains(name) || name.startsWith("DYLD_"));
    }

    /** Returns what {@link #ofHelper} leaves out and the application was started with: it is given it again. */
    static Map<String, String> keptForApplication(Map<String, String> environment) {
        Map<String, String> kept = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (INJECTING.contains(name) || name.startsWith("DYLD_")) kept.put(name, value);
        });
        return kept;
    }

    /** Makes of a helper's environment what a person's start would have given the application. */
    static void ofApplication(Map<String, String> environment, Map<String, String> kept) {
        withoutLauncher(environment);
        environment.putAll(kept);
    }

    /**
     * Takes away what a jpackage launcher added for its own child: with it a second launcher skips its
     * configuration and fails (JDK-8360500).
     */
    private static void withoutLauncher(Map<String, String> environment) {
        // An AppImage's variables name a mount that is gone with the process that made it.
        if (environment.containsKey("APPDIR")) environment.keySet().removeAll(APP_IMAGE);
        String launcher = environment.remove("_JPACKAGE_LAUNCHER");
        String libraries = environment.get("LD_LIBRARY_PATH");
        if (launcher == null || libraries == null) return;
        String kept = Arrays.stream(libraries.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("/lib/app"))
                .collect(Collectors.joining(File.pathSeparator));
        if (kept.isEmpty()) environment.remove("LD_LIBRARY_PATH");
        else environment.put("LD_LIBRARY_PATH", kept);
    }
}
