package io.github.clientupdater.examples.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;

/**
 * One executable file with the application within, which behaves as an AppImage does (real ones need FUSE):
 * a program for this machine that stays while the application runs, a directory that exists only meanwhile,
 * and the variables that tell of both.
 */
final class SingleFile {
    private static final int PAYLOAD_AT = 16384; // As AppRun.sh has it.

    private SingleFile() {}

    /** Makes {@code target} from a jar. */
    static Path make(Path jar, Path target) throws IOException {
        Path runtime = runtime(Files.createDirectories(target.resolveSibling("runtime of " + target.getFileName())));
        byte[] program = Files.readAllBytes(runtime);
        if (program.length > PAYLOAD_AT) throw new IOException("the runtime has become too large: " + program.length);
        Files.write(target, Arrays.copyOf(program, PAYLOAD_AT));
        Files.write(target, Files.readAllBytes(jar), StandardOpenOption.APPEND);
        Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(runtime));
        return target;
    }

    private static Path runtime(Path directory) throws IOException {
        for (String name : new String[] {"runtime.s", "AppRun.sh"}) {
            try (InputStream in =
                    Objects.requireNonNull(SingleFile.class.getResourceAsStream("/appimage/" + name), name)) {
                Files.copy(in, directory.resolve(name));
            }
        }
        Shell.run(directory, "as", "-o", "runtime.o", "runtime.s");
        Shell.run(directory, "ld", "-s", "-o", "runtime", "runtime.o");
        return directory.resolve("runtime");
    }
}
