package io.github.clientupdater.internal.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that the operating system takes back when its holder dies: no process id that could be
 * stale. Close it to let others in.
 */
public final class FileLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock on {@code file}, which stays behind; empty if somebody else holds it. */
    public static Optional<FileLock> tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return Optional.of(new FileLock(channel));
        } catch (OverlappingFileLockException e) {
            // Held by another thread of this JVM.
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
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
        channel.close();
    }
}
