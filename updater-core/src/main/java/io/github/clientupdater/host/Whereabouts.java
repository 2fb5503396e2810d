package io.github.clientupdater.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where an application lies and what follows from it. Thread-safe. Nothing is found out before it is needed,
 * because applications are described while they start, and nothing twice.
 */
final class Whereabouts {
    private final Supplier<Facts> source;
    private final @Nullable InstallKind given;
    private @Nullable Facts facts; // Guarded by this.
    private @Nullable Detection detection; // Guarded by this.

    Whereabouts(Supplier<Facts> source, @Nullable InstallKind given) {
        this.source = source;
        this.given = given;
    }

    /** Returns what is replaced where the application has not said it. */
    Optional<Path> installDir() {
        return DefaultPlace.directory(facts()).flatMap(Disk::path);
    }

    /** As {@link #installDir}. */
    Optional<Path> installFile() {
        return DefaultPlace.file(facts()).flatMap(Disk::path);
    }

    /** Returns the command for an AppImage: the mount that it runs from is gone after the exit. */
    Optional<List<String>> relaunchCommand(List<String> args) {
        return DefaultPlace.appImage(facts()).map(image -> {
            List<String> command = new ArrayList<>(List.of(image));
            command.addAll(args);
            return List.copyOf(command);
        });
    }

    /** Returns where an AppImage was started from: it may have changed its directory into the mount. */
    Optional<Path> workingDirectory() {
        return DefaultPlace.appImage(facts())
                .flatMap(image -> facts().variable("OWD"))
                .flatMap(Disk::path)
                .filter(Path::isAbsolute);
    }

    InstallKind kind() {
        return given != null ? given : detection().kind();
    }

    Optional<Guidance> guidance(String application) {
        Detection found = given != null ? Detector.named(given, facts()) : detection();
        return found.kind().reason().map(reason -> Guidance.of(found.kind(), reason, found.name(), application));
    }

    private synchronized Facts facts() {
        if (facts == null) facts = source.get();
        return facts;
    }

    private synchronized Detection detection() {
        if (detection == null) detection = Detector.detect(facts());
        return detection;
    }
}
