package io.github.clientupdater.examples.packages;

import io.github.clientupdater.testing.Programs;
import java.nio.file.Path;
import java.util.List;

/** Programs of this machine that build and inspect packages. */
final class Shell {
    private Shell() {}

    /** Runs a program in {@code directory}; it must succeed. Returns what it printed. */
    static String run(Path directory, Object... words) {
        return Programs.run(directory, "", strings(words));
    }

    /** As {@link #run}, whether it succeeds or not. */
    static Programs.Result tryRun(Path directory, Object... words) {
        return Programs.tryRun(directory, "", strings(words));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String[] strings(Object... words) {
        return List.of(words).stream().map(Object::toString).toArray(String[]::new);
    }
}
