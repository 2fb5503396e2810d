package io.github.clientupdater.relaunch;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

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

    static RelaunchDirectory at(Path path) {
        return new RelaunchDirectory(path);
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

    /** Makes it empty but for {@code job}: the traces of the last update go. */
    void prepare(RelaunchJob job) throws IOException {
        PrivateDirectories.delete(path);
        PrivateDirectories.create(path);
        AtomicFiles.write(file("job"), JobFile.encode(job));
    }

    RelaunchJob job() throws IOException {
        return JobFile.read(file("job"));
    }

    /** Said by the relauncher once it can do what it has to. */
    void ready() throws IOException {
        write("pid", ProcessHandle.current().pid() + "\n");
        write("ready", "");
    }

    boolean isReady() {
        return Files.exists(file("ready"));
    }

    /** Tells the relauncher that the new version works. Does nothing where no relauncher was started. */
    public void acknowledge() throws IOException {
        if (Files.isDirectory(path)) write("ack", "");
    }

    /** Returns whether the new version has said that it works. */
    public boolean isAcknowledged() {
        return Files.exists(file("ack"));
    }

    void conclude(RelaunchResult result) throws IOException {
        write("result", result + "\n");
    }

    private void write(String name, String text) throws IOException {
        AtomicFiles.write(file(name), text.getBytes(StandardCharsets.UTF_8));
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

    /** Returns whether a relauncher is at work here that puts back what an update replaced. */
    public boolean isTakingBack() {
        try {
            return isRelauncherAlive() && job().takesBack();
        } catch (IOException e) {
            return false; // It has not begun, or not for this.
        }
    }

    /** Waits until no relauncher is at work here; returns whether that came to be within {@code patience}. */
    public boolean awaitEnd(Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (isRelauncherAlive()) {
            if (System.nanoTime() > giveUp || Thread.currentThread().isInterrupted()) return false;
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return true;
    }

    /** Removes the copies of a runtime that only a relauncher needed, which is gone: they keep its old files alive. */
    public void tidy() {
        for (String name : List.of("runtime", "image")) {
            try {
                PrivateDirectories.delete(file(name));
            } catch (IOException e) {
                return; // The next relauncher begins with an empty directory in any case.
            }
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
