package io.github.clientupdater.examples.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Application images of two versions as jpackage makes them when it is told nothing special, so without
 * {@code bin/java}. They take a while and are made once for all tests.
 */
final class Images {
    static final String NAME = "Démo d'app";

    private final Path directory;
    final Path old;
    final Path fresh;

    private Images(Path directory, Path old, Path fresh) {
        this.directory = directory;
        this.old = old;
        this.fresh = fresh;
    }

    /** The second version gets the runtime that jpackage made for the first one: it would only make it again. */
    static Images build(Path directory) throws IOException {
        Path old = build(directory, "1.0.0");
        return new Images(directory, old, build(directory, "1.1.0", "--runtime-image", old.resolve("lib/runtime")));
    }

    private static Path build(Path directory, String version, Object... further) throws IOException {
        Path input = Files.createDirectories(directory.resolve("input " + version));
        ProbeJar.healthy(version, input.resolve("probe.jar"));
        List<Object> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jpackage"), "--type", "app-image", "--name", NAME));
        command.addAll(List.of("--app-version", version, "--input", input, "--main-jar", "probe.jar"));
        command.addAll(List.of("--java-options", "-Xmx96m"));
        command.addAll(List.of("--java-options", "-Dprobe.blank=\"with two  blanks é\""));
        command.addAll(List.of("--dest", directory.resolve(version)));
        command.addAll(List.of(further));
        Shell.run(directory, command.toArray());
        return directory.resolve(version).resolve(NAME);
    }

    static Path launcher(Path image) {
        return image.resolve("bin").resolve(NAME);
    }

    /** Returns a copy of the new version that ends with exit code 3 before it does anything. */
    Path broken(String version) throws IOException {
        Path image = copy(fresh, directory.resolve("broken").resolve(NAME));
        Path made = ProbeJar.broken(version, directory.resolve("broken.jar"));
        Files.move(made, image.resolve("lib/app/probe.jar"), StandardCopyOption.REPLACE_EXISTING);
        return image;
    }

    static Path copy(Path image, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Shell.run(target.getParent(), "cp", "-a", "--", image, target);
        return target;
    }

    /** Packs as most publishers do, with modes, and links as links. */
    static Path zip(Path image, Path archive) throws IOException {
        Files.createDirectories(archive.getParent());
        Shell.run(image.getParent(), "zip", "-q", "-r", "-y", "-1", archive, image.getFileName());
        return archive;
    }

    static Path tarGz(Path image, Path archive) throws IOException {
        Files.createDirectories(archive.getParent());
        Shell.run(image.getParent(), "tar", "-I", "gzip -1", "-cf", archive, image.getFileName());
        return archive;
    }
}
