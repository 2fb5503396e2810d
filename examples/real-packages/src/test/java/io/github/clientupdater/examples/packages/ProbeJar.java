package io.github.clientupdater.examples.packages;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** The application as a runnable jar with everything in it, in any version. */
final class ProbeJar {
    private ProbeJar() {}

    /** Makes {@code target} a version that works. */
    static Path healthy(String version, Path target) throws IOException {
        return make(version, false, target);
    }

    /** Makes {@code target} a version that ends with exit code 3 before it does anything. */
    static Path broken(String version, Path target) throws IOException {
        return make(version, true, target);
    }

    private static Path make(String version, boolean broken, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(Path.of(System.getProperty("probe.jar")), target);
        try (FileSystem jar = FileSystems.newFileSystem(target)) {
            Files.writeString(jar.getPath("/probe.properties"), "version=" + version + "\nbroken=" + broken + "\n");
        }
        return target;
    }
}
