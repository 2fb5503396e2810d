package io.github.clientupdater.host;

import java.util.List;

/** Chooses which options of the running JVM the next one gets. */
final class JvmOptions {
    /** Debuggers and agents would run twice or fight for a port; the others the launcher sets itself. */
    private static final List<String> LEFT_OUT =
            List.of("-agentlib:", "-agentpath:", "-javaagent:", "-Xrunjdwp", "-Djdk.module.main", "-Djpackage.");

    private JvmOptions() {}

    static List<String> toKeep(List<String> options) {
        return options.stream()
                .filter(option -> LEFT_OUT.stream().noneMatch(option::startsWith))
                .toList();
    }
}
