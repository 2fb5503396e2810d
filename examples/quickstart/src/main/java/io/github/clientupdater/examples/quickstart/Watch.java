package io.github.clientupdater.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other processes do, for a bounded time. Looks again whenever a directory changes. */
final class Watch implements AutoCloseable {
    /** Some file systems tell of changes late, and not every condition is about the directory. */
    private static final Duration AT_THE_LATEST = Duration.ofMillis(100);

    private final WatchService service;
    private final Duration patience;

    private Watch(WatchService service, Duration patience) {
        this.service = service;
        this.patience = patience;
    }

    static Watch over(Path directory, Duration patience) throws IOException {
        WatchService service = directory.getFileSystem().newWatchService();
        directory.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        return new Watch(service, patience);
    }

    Duration patience() {
        return patience;
    }

    /** Returns what {@code look} finds; nothing if that takes too long or is no longer {@code possible}. */
    <T> Optional<T> until(Supplier<Optional<T>> look, BooleanSupplier possible) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean last = !possible.getAsBoolean() || System.nanoTime() > giveUp; // Asked before the look.
            Optional<T> found = look.get();
            if (found.isPresent() || last || !awaitChange()) return found;
        }
    }

    private boolean awaitChange() {
        try {
            WatchKey key = service.poll(AT_THE_LATEST.toMillis(), TimeUnit.MILLISECONDS);
            if (key == null) return true;
            key.pollEvents();
            key.reset();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
