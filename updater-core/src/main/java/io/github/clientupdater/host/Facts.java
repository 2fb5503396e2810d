package io.github.clientupdater.host;

import io.github.clientupdater.release.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know about an installation, so that the rules about it are pure functions. Paths are
 * texts with slashes, on Windows too.
 *
 * @param os the system of this machine
 * @param own whether it is this JVM's application; of another one only its path is known
 * @param environment this process's, where it is this JVM's application
 * @param properties those of {@link RunningJvm#properties}, where it is
 * @param codeSource the jar or directory of the main class, where it is and there is one
 * @param directory the directory of the installation, if the application said it
 * @param file the single file of the installation, if the application said it
 * @param disk answers about files
 * @param query answers of programs
 */
record Facts(
        Platform.Os os,
        boolean own,
        Map<String, String> environment,
        Map<String, String> properties,
        Optional<String> codeSource,
        Optional<String> directory,
        Optional<String> file,
        Disk disk,
        Query query) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Collects them for the application of this JVM, or for one of which only its path is known. */
    static Facts of(Platform.Os os, boolean own, @Nullable Path directory, @Nullable Path file) {
        return new Facts(
                os,
                own,
                own ? System.getenv() : Map.of(),
                own ? RunningJvm.properties() : Map.of(),
                own ? RunningJvm.codeSource().map(Disk::text) : Optional.empty(),
                Optional.ofNullable(directory).map(Disk::text),
                Optional.ofNullable(file).map(Disk::text),
                Disk.REAL,
                new SystemQuery(ProcessLauncher.system(), PATIENCE));
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** Returns the launcher that jpackage made. */
    Optional<String> launcher() {
        return property("jpackage.app-path");
    }

    /** Returns the directory that jpackage made: on macOS the bundle. */
    Optional<String> imageRoot() {
        Optional<String> launcher = launcher();
        return switch (os) {
            case WINDOWS -> launcher.flatMap(path -> above(path, 1));
            case MACOS -> launcher.flatMap(path -> above(path, 3)).filter(root -> root.endsWith(".app"));
            default -> launcher.flatMap(path -> above(path, 2));
        };
    }

    /** Returns the paths that may lie in somebody's realm, also where their symbolic links lead. */
    Set<String> places() {
        List<String> named = named();
        if (named.isEmpty()) property("java.home").ifPresent(named::add); // The classes are in the runtime image.
        Set<String> places = new LinkedHashSet<>(named);
        named.forEach(path -> places.add(disk.real(path)));
        return places;
    }

    /** Returns the path that a package would own. */
    Optional<String> foremost() {
        return named().stream().findFirst();
    }

    private List<String> named() {
        List<String> named = new ArrayList<>();
        Stream.of(launcher(), file, directory, codeSource).forEach(path -> path.ifPresent(named::add));
        return named;
    }

    boolean isAnyIn(String realm) {
        return places().stream().anyMatch(place -> isIn(place, realm));
    }

    /** Returns whether {@code path} is {@code realm} or lies in it. */
    boolean isIn(String path, String realm) {
        String folder = folded(realm.endsWith("/") ? realm : realm + "/");
        return folder.length() > 1 && folded(path + "/").startsWith(folder);
    }

    private String folded(String path) {
        return os == Platform.Os.WINDOWS ? path.toLowerCase(Locale.ROOT) : path;
    }

    /** Returns the path {@code levels} above, if there is one. */
    static Optional<String> above(String path, int levels) {
        String rest = path;
        for (int i = 0; i < levels; i++) {
            int slash = rest.lastIndexOf('/');
            if (slash <= 0) return Optional.empty();
            rest = rest.substring(0, slash);
        }
        return Optional.of(rest);
    }
}
