package io.github.clientupdater.relaunch;

import java.io.File;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment that a person's start would have given the application. */
final class ChildEnvironment {
    private ChildEnvironment() {}

    /**
     * Takes away what a jpackage launcher added for its own child: with it a second launcher skips its
     * configuration and fails (JDK-8360500).
     */
    static void clean(Map<String, String> environment) {
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
