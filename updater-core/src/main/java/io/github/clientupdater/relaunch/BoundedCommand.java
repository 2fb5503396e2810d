package io.github.clientupdater.relaunch;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.internal.files.Reasons;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs short commands that are told nothing and whose words go to a log, as those that stop a service.
 * Blocks; an interruption is kept for afterwards. Stateless.
 */
public final class BoundedCommand {
    private final ProcessLauncher launcher;
    private final Path directory;
    private final Path log;

    /**
     * Prepares for commands.
     *
     * @param launcher starts them
     * @param directory where they run
     * @param log what their outputs are appended to
     */
    public BoundedCommand(ProcessLauncher launcher, Path directory, Path log) {
        this.launcher = launcher;
        this.directory = directory;
        this.log = log;
    }

    /**
     * Runs {@code command}, a program and its arguments for no shell, for as long as {@code bound} allows,
     * and ends it then, with what it started and still is the parent of.
     *
     * @return what went wrong; empty if it ended with exit code 0
     */
    public Optional<String> run(List<String> command, Duration bound) {
        try {
            Process process = launcher.start(prepared(command));
            if (!Waiting.uninterruptibly(process, bound)) {
                end(process);
                return Optional.of("it did not end within " + bound.toMillis() + " ms");
            }
            int code = process.exitValue();
            return code == 0 ? Optional.empty() : Optional.of("exit code " + code);
        } catch (IOException e) {
            return Optional.of("it cannot be started: " + Reasons.of(e));
        }
    }

    private ProcessBuilder prepared(List<String> command) {
        List<String> words = new ArrayList<>(Session.prefix()); // What it starts outlives this process, and Ctrl-C.
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        ChildEnvironment.ofHelper(builder.environment());
        return builder.directory(directory.toFile())
                .redirectInput(NullDevice.file())
                .redirectErrorStream(true) // Never a pipe: a service would break with it.
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList(); // Before they lose their parent.
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
