package io.github.clientupdater.internal.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that the operating system takes back when its holder dies: no process id that could be
 * stale. Close it to let others in.
 */
public final class FileLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(10);

    /**
     * What this JVM holds. Asking the system would not do: on POSIX the end of any channel to the file gives up the
     * lock of all of them (fcntl(2)), so the second one must not even be opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path name;
    private final FileChannel channel;

    private FileLock(Path name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /** Takes the lock on {@code file}, which stays behind; empty if somebody else holds it. */
    public static Optional<FileLock> tryLock(Path file) throws IOException {
        Path name = nameOf(file);
        if (!HELD.add(name)) return Optional.empty(); // Another thread of this JVM has it.
        Optional<FileLock> lock = Optional.empty();
        try {
            lock = tryLock(name, file);
            return lock;
        } finally {
            if (lock.isEmpty()) HELD.remove(name);
        }
    }

    private static Optional<FileLock> tryLock(Path name, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return Optional.of(new FileLock(name, channel));
        } catch (OverlappingFileLockException e) {
            // Held by another copy of this class.
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** The same for every way that leads to the file. */
    private static Path nameOf(Path file) throws IOException {
        return PrivateDirectories.parentOf(file).toRealPath().resolve(file.getFileName());
    }

    /** As {@link #tryLock}, but waits until the other one is ready, for so long at most. */
    public static Optional<FileLock> lock(Path file, Duration patience) throws IOException {
        long giveUp = System.nanoTime() + patience.toNanos();
        Optional<FileLock> lock = tryLock(file);
        while (lock.isEmpty() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(PAUSE.toNanos());
            lock = tryLock(file);
        }
        return lock;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(name);
        }
    }
}
