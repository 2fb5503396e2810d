package io.github.clientupdater.host;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the program, for a bounded time, and believes only a success. */
final class SystemQuery implements Query {
    private static final Logger LOG = LoggerFactory.getLogger(SystemQuery.class);
    private static final long MOST_BYTES = 4 << 20; // Of what Windows knows to be installed.

    private final ProcessLauncher launcher;
    private final Duration patience;

    SystemQuery(ProcessLauncher launcher, Duration patience) {
        this.launcher = launcher;
        this.patience = patience;
    }

    @Override
    public Optional<String> ask(List<String> command) {
        try {
            Path output = Files.createTempFile("updater", ".query"); // A pipe could be held open by a grandchild.
            try {
                return run(command, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be asked: {}", command.get(0), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> run(List<String> command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C"); // The answers are read by a program.
        Process process = launcher.start(builder);
        process.getOutputStream().close();
        if (!endsInTime(process) || process.exitValue() != 0 || Files.size(output) > MOST_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new String(Files.readAllBytes(output), Charset.defaultCharset()));
    }

    private boolean endsInTime(Process process) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
