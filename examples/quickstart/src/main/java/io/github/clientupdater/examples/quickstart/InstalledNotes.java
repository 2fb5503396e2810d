package io.github.clientupdater.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What lies in the installation directory, whoever put it there.
 *
 * @param version the version that the jar's manifest names
 * @param sha256 the jar's digest
 */
record InstalledNotes(String version, String sha256) {
    static InstalledNotes in(Path directory) throws IOException {
        Path jar = directory.resolve("notes.jar");
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String version = manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return new InstalledNotes(version, Sha256.of(jar));
        }
    }

    @Override
    public String toString() {
        return version + " (notes.jar has SHA-256 " + sha256.substring(0, 12) + "...)";
    }
}
