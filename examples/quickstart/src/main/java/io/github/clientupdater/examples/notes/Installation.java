package io.github.clientupdater.examples.notes;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The Notes that runs: {@code notes.jar} in a directory of its own.
 *
 * @param version what the jar's manifest says
 * @param directory where the jar lies
 */
record Installation(String version, Path directory) {
    static Installation running() {
        String version = Notes.class.getPackage().getImplementationVersion();
        if (version == null) throw new IllegalStateException("Notes has to be started from its jar");
        try {
            Path jar = Path.of(Notes.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Installation(version, Objects.requireNonNull(jar.getParent(), "a jar lies somewhere"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
