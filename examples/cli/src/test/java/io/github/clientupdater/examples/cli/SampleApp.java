package io.github.clientupdater.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;

/** An application directory with what real ones have: a launcher, libraries, a link, a name with an accent. */
final class SampleApp {
    private SampleApp() {}

    static Path write(Path root, String version) throws IOException {
        Files.createDirectories(root.resolve("bin"));
        Files.createDirectories(root.resolve("lib/modules"));
        Path launcher = root.resolve("bin/notes");
        Files.writeString(launcher, "#!/bin/sh\necho notes " + version + "\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        byte[] data = new byte[20_000];
        new Random(version.hashCode()).nextBytes(data);
        Files.write(root.resolve("lib/modules/data.bin"), data);
        Files.writeString(root.resolve("lib/version"), version);
        Files.writeString(root.resolve("Léeme.txt"), "notes " + version);
        Files.createSymbolicLink(root.resolve("start"), Path.of("bin/notes"));
        return root;
    }
}
