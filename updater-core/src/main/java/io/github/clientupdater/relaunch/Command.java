package io.github.clientupdater.relaunch;

import io.github.clientupdater.host.ProcessLauncher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that is run to its end. */
final class Command {
    private static final Duration BOUND = Duration.ofHours(1); // An installer may ask questions.

    private final List<String> words;
    private final Path directory;
    private final ProcessLauncher launcher;

    Command(List<String> words, Path directory, ProcessLauncher launcher) {
        this.words = words;
        this.directory = directory;
        this.launcher = launcher;
    }

    /** Returns its exit code; what it prints is added to {@code log}. */
    int run(Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectInput(nullDevice())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        ChildEnvironment.ofHelper(builder.environment());
        Process process = launcher.start(builder);
        if (!Waiting.uninterruptibly(process, BOUND)) throw new IOException("it did not end within an hour");
        return process.exitValue();
    }

    static File nullDevice() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
