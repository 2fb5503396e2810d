package io.github.clientupdater.internal.outbox;

import io.github.clientupdater.internal.files.Sha256;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The outboxes of one server, one below each work directory. What was meant for one address is not told to another:
 * after a move of the server the old messages stay where they are. Thread-safe.
 */
public final class ServerOutbox {
    private static final int NAME_LENGTH = 16;

    private final String name;
    private final int most;
    private final Outbox.Delivery delivery;
    private final Executor executor;
    private final Map<Path, Outbox> outboxes = new ConcurrentHashMap<>();

    /**
     * Opens it. Touches nothing yet.
     *
     * @param kind the dialect's name, for people who look into the directory
     * @param server whose messages they are
     * @param most how many are kept for each work directory
     */
    public ServerOutbox(String kind, URI server, int most, Outbox.Delivery delivery, Executor executor) {
        this.name = kind + "-" + Sha256.nameOf(server.toString()).substring(0, NAME_LENGTH);
        this.most = most;
        this.delivery = delivery;
        this.executor = executor;
    }

    /** Returns the outbox below {@code workDir}. */
    public Outbox below(Path workDir) {
        return outboxes.computeIfAbsent(
                workDir.resolve("outbox").resolve(name),
                directory -> new Outbox(new OutboxDirectory(directory, most), delivery, executor));
    }
}
