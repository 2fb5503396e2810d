package io.github.clientupdater.install;

import io.github.clientupdater.relaunch.WindowsSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * What the choice of a way depends on.
 *
 * @param root whether this process may do everything on a POSIX system
 * @param executables whether there is a program with this full path
 * @param files whether there is anything with this full path
 * @param system32 where Windows keeps its programs
 */
record ThisSystem(boolean root, Predicate<String> executables, Predicate<String> files, String system32) {
    static ThisSystem current() {
        return new ThisSystem(
                isRoot(),
                program -> Files.isExecutable(Path.of(program)),
                file -> Files.exists(Path.of(file)),
                WindowsSystem.system32());
    }

    boolean isExecutable(String program) {
        return executables.test(program);
    }

    boolean has(String file) {
        return files.test(file);
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return System.getProperty("user.name", "").equals("root"); // No Linux.
        }
    }
}
