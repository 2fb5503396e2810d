package io.github.clientupdater.internal.outbox;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.files.FileLock;
import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file per message, named by its number. Two processes may use it at a time. */
public final class OutboxDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDirectory.class);
    private static final Pattern NAME = Pattern.compile("\\d{18}");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 64 * 1024;

    private final Path directory;
    private final int most;

    /**
     * Names the directory; it is made when it is needed.
     *
     * @param most how many messages are kept; the oldest give way
     */
    public OutboxDirectory(Path directory, int most) {
        this.directory = directory;
        this.most = most;
    }

    void add(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) throw new IOException("it has more than " + MAX_BYTES + " bytes");
        PrivateDirectories.create(directory);
        try (FileLock writing = FileLock.lock(directory.resolve("adding"), PATIENCE)
                .orElseThrow(() -> new IOException("another process holds the lock"))) {
            List<Message> known = messages();
            for (Message old : known.subList(0, Math.max(0, known.size() - most + 1))) {
                LOG.warn("more than {} messages wait for the server: the oldest is given up", most);
                old.delete();
            }
            long number = known.isEmpty() ? 1 : known.get(known.size() - 1).number() + 1;
            AtomicFiles.write(directory.resolve(String.format("%018d", number)), bytes);
        }
    }

    /** Runs {@code delivery} when no other process does; returns false if one does for longer than two seconds. */
    boolean inTurn(Delivery delivery) throws IOException {
        if (!Files.isDirectory(directory)) return true;
        Optional<FileLock> turn = FileLock.lock(directory.resolve("delivering"), PATIENCE);
        if (turn.isEmpty()) return false;
        try (FileLock lock = turn.get()) {
            delivery.run();
        }
        return true;
    }

    /** Returns what waits, oldest first. */
    List<Message> messages() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> NAME.matcher(nameOf(file)).matches())
                    .sorted()
                    .map(Message::new)
                    .toList();
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    @FunctionalInterface
    interface Delivery {
        void run() throws IOException;
    }

    /** One message. */
    record Message(Path file) {
        long number() {
            return Long.parseLong(nameOf(file));
        }

        /** Returns what it says, unless it has given way meanwhile. */
        Optional<String> text() throws IOException {
            try {
                return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }

        void delete() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
