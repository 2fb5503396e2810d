package io.github.clientupdater.host;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a user's private application data lies on each system. */
final class WorkDirectories {
    private WorkDirectories() {}

    static Path ofUser(String id) {
        Map<String, String> environment = System.getenv();
        return of(id, System.getProperty("os.name", ""), home(environment), environment);
    }

    /** Java says "?" for a user without an account, as in containers; the environment may know better. */
    private static String home(Map<String, String> environment) {
        String home = System.getProperty("user.home", "");
        if (!Path.of(home).isAbsolute()) home = environment.getOrDefault("HOME", "");
        if (Path.of(home).isAbsolute()) return home;
        throw new IllegalStateException("this user has no home directory: set workDir(…)");
    }

    /** Not a cache directory: what was accepted and what is pending must survive a clean-up. */
    static Path of(String id, String os, String home, Map<String, String> environment) {
        return base(os.toLowerCase(Locale.ROOT), Path.of(home), environment)
                .resolve(id)
                .resolve("updates");
    }

    private static Path base(String os, Path home, Map<String, String> environment) {
        if (os.startsWith("win")) {
            return absoluteOr(
                    environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
        }
        if (os.startsWith("mac")) return home.resolve("Library").resolve("Application Support");
        // XDG Base Directory Specification 0.8: relative values are ignored.
        return absoluteOr(
                environment.get("XDG_STATE_HOME"), home.resolve(".local").resolve("state"));
    }

    private static Path absoluteOr(@Nullable String value, Path fallback) {
        return value != null && Path.of(value).isAbsolute() ? Path.of(value) : fallback;
    }
}
