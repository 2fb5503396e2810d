package io.github.clientupdater.relaunch;

import io.github.clientupdater.internal.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The directory by which the updater, the relauncher and the new version tell each other how far they are. */
public final class RelaunchDirectory {
    private final Path path;

    private RelaunchDirectory(Path path) {
        this.path = path;
    }

    /** Returns the directory below {@code workDir}. At most one relauncher runs at a time. */
    public static RelaunchDirectory below(Path workDir) {
        return new RelaunchDirectory(workDir.resolve("relaunch"));
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Returns where the relauncher writes what it does. */
    public Path log() {
        return file("log");
    }

    boolean isReady() {
        return Files.exists(file("ready"));
    }

    /** Tells the relauncher that the new version runs. Does nothing where no relauncher was started. */
    public void acknowledge() throws IOException {
        if (Files.isDirectory(path)) AtomicFiles.write(file("ack"), new byte[0]);
    }

    /** Returns how the relauncher ended, once it has. */
    public Optional<RelaunchResult> result() throws IOException {
        try {
            return Optional.of(RelaunchResult.parse(
                    Files.readString(file("result"), StandardCharsets.UTF_8).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a relauncher is at work here. */
    public boolean isRelauncherAlive() {
        if (Files.exists(file("result"))) return false; // Its last act.
        try {
            Path pid = file("pid");
            long id = Long.parseLong(Files.readString(pid).strip());
            Instant written = Files.getLastModifiedTime(pid).toInstant();
            return ProcessHandle.of(id)
                    .filter(LiveProcesses::isAlive)
                    .filter(process -> startedBefore(process, written))
                    .isPresent();
        } catch (IOException | NumberFormatException e) {
            return false; // Not started, or not yet.
        }
    }

    /** The process that wrote its id is older than the file; one that got the id later is younger. */
    private static boolean startedBefore(ProcessHandle process, Instant written) {
        Duration clockTick = Duration.ofSeconds(2);
        return process.info()
                .startInstant()
                .map(start -> start.isBefore(written.plus(clockTick)))
                .orElse(true);
    }
}
