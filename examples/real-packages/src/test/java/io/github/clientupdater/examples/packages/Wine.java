package io.github.clientupdater.examples.packages;

import io.github.clientupdater.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Lets this machine run Windows programs like its own, without a display, for as long as it is open: the
 * kernel hands them to wine. So the library starts an installer as it does on Windows and knows nothing.
 */
final class Wine implements AutoCloseable {
    private static final Path KERNEL = Path.of("/proc/sys/fs/binfmt_misc");
    private static final String RULE = "client-updater-real-packages-test";
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/lib/wine/wine64"), Path.of("/usr/bin/wine64"));

    private final Path directory;

    private Wine(Path directory) {
        this.directory = directory;
    }

    /** Makes a Windows in {@code directory}, or takes the one that is there. */
    static Wine open(Path directory) throws IOException {
        Path program = PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing("wine64 is not installed"));
        Path starter = Files.writeString(
                Files.createDirectories(directory).resolve("wine.sh"),
                "#!/bin/sh\nexport WINEPREFIX='" + directory.resolve("prefix")
                        + "' WINEDEBUG=-all\nunset DISPLAY\nexec " + program + " \"$@\"\n");
        if (!starter.toFile().setExecutable(true)) throw new IOException(starter + " cannot be made executable");
        Shell.run(directory, starter, "wineboot", "--init");
        Wine wine = new Wine(directory);
        wine.tellKernel(starter);
        return wine;
    }

    private void tellKernel(Path starter) throws IOException {
        if (!Files.exists(KERNEL.resolve("register"))) {
            Shell.tryRun(directory, "mount", "-t", "binfmt_misc", "binfmt_misc", KERNEL);
        }
        if (!Files.isWritable(KERNEL.resolve("register")))
            missing("the kernel cannot be told of wine (binfmt_misc, as root)");
        forget(); // Of a run that was killed.
        Files.writeString(KERNEL.resolve("register"), ":" + RULE + ":M::MZ::" + starter + ":");
    }

    private static void forget() throws IOException {
        if (Files.exists(KERNEL.resolve(RULE))) Files.writeString(KERNEL.resolve(RULE), "-1");
    }

    private static Path missing(String what) {
        String reason = what + ": what a real Windows installer receives is not tested";
        if (System.getenv("CI") != null) throw new AssertionError(reason);
        System.out.println(reason);
        Assumptions.abort(reason);
        throw new AssertionError(reason);
    }

    /** Returns how a Windows program names {@code path}. */
    static String windowsPath(Path path) {
        return "Z:" + path.toString().replace('/', '\\');
    }

    /** Returns once the last Windows program has ended. */
    @Override
    public void close() throws IOException {
        forget();
        Shell.tryRun(directory, directory.resolve("wine.sh"), "wineboot", "--shutdown", "--force");
    }

    static void requireCompiler() {
        Programs.require("makensis");
    }
}
