package io.github.clientupdater.relaunch;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

    private static void withoutLauncher(Map<String, String> environment) {
        withoutMount(environment);
        withoutJpackage(environment);
    }

    /** An AppImage's variables name a mount that is gone with the process that made it. */
    private static void withoutMount(Map<String, String> environment) {
        String mount = environment.get("APPDIR");
        if (mount == null) return;
        environment.keySet().removeAll(APP_IMAGE);
        for (String name : List.of("PATH", "LD_LIBRARY_PATH", "XDG_DATA_DIRS")) {
            String value = environment.get(name);
            if (value != null)
                put(environment, name, without(value, entry -> Path.of(entry).startsWith(mount)));
        }
    }

    /**
     * Takes away what a jpackage launcher added for its own child: with it a second launcher skips its
     * configuration and fails (JDK-8360500). Its libraries it adds at the end.
     */
    private static void withoutJpackage(Map<String, String> environment) {
        if (environment.remove("_JPACKAGE_LAUNCHER") == null) return;
        String libraries = environment.getOrDefault("LD_LIBRARY_PATH", "");
        if (!libraries.endsWith("/lib/app")) return;
        put(environment, "LD_LIBRARY_PATH", libraries.substring(0, Math.max(libraries.lastIndexOf(':'), 0)));
    }

    private static String without(String entries, Predicate<String> unwanted) {
        return Arrays.stream(entries.split(File.pathSeparator))
                .filter(unwanted.negate())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value.isEmpty()) environment.remove(name);
        else environment.put(name, value);
    }
}
