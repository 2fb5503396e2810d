package io.github.clientupdater.internal.outbox;

import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short messages for one server, which lie in a directory until it has taken them: in order, each at least
 * once, also by another process. Thread-safe.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final OutboxDirectory directory;
    private final Delivery delivery;
    private final Executor executor;
    private CompletableFuture<?> delivering = CompletableFuture.completedFuture(null); // Guarded by this, as the next.
    private boolean atWork;
    private boolean wanted;
    private volatile long notBefore = System.nanoTime();

    /**
     * Opens an outbox. Touches nothing yet.
     *
     * @param delivery sends one message
     * @param executor runs the delivery, so that nobody waits for the network; its threads should be daemons
     */
    public Outbox(OutboxDirectory directory, Delivery delivery, Executor executor) {
        this.directory = directory;
        this.delivery = delivery;
        this.executor = executor;
    }

    /**
     * Keeps {@code message} and begins to deliver. Where there are too many, the oldest is given up.
     *
     * @throws UpdateException with {@code WORK_DIR_UNUSABLE} if it cannot be kept
     */
    public void add(String message) throws UpdateException {
        try {
            directory.add(message);
        } catch (IOException e) {
            throw new UpdateException(
                    Code.WORK_DIR_UNUSABLE, "a message for the server cannot be kept: " + Reasons.of(e), e);
        }
        flush(Duration.ZERO);
    }

    /** Delivers what there is, and waits for so long at most; with zero it goes on by itself. */
    public void flush(Duration limit) {
        CompletableFuture<?> done = begin();
        if (limit.isZero()) return;
        try {
            done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.debug("some messages are told later");
        } catch (ExecutionException e) {
            LOG.warn("messages could not be delivered", e.getCause());
        }
    }

    /** One thread delivers. Whoever finds it at work leaves it the wish, and waits for the end of that. */
    private synchronized CompletableFuture<?> begin() {
        wanted = true;
        if (atWork) return delivering;
        atWork = true;
        delivering = CompletableFuture.runAsync(this::deliver, executor);
        return delivering;
    }

    private synchronized boolean isWanted() {
        atWork = wanted;
        wanted = false;
        return atWork;
    }

    private void deliver() {
        while (isWanted()) {
            try {
                if (!directory.inTurn(this::deliverAll)) LOG.debug("another process tells them");
            } catch (IOException | RuntimeException e) { // Whatever it is, the next message is another try.
                LOG.warn("messages for the server could not be delivered", e);
            }
        }
    }

    private void deliverAll() throws IOException {
        if (System.nanoTime() - notBefore < 0) return; // The server wants to be left alone.
        for (OutboxDirectory.Message message : directory.messages()) {
            Optional<String> text = message.text();
            if (text.isPresent() && !isDelivered(text.get())) return;
            message.delete();
        }
    }

    private boolean isDelivered(String message) {
        try {
            delivery.deliver(message);
            return true;
        } catch (UpdateException e) {
            LOG.info("the server could not be told; it will be: {}", e.getMessage());
            e.retryAfter()
                    .ifPresent(wait ->
                            notBefore = System.nanoTime() + bounded(wait).toNanos());
            return false;
        }
    }

    private static Duration bounded(Duration wait) {
        Duration most = Duration.ofHours(1);
        return wait.compareTo(most) > 0 ? most : wait;
    }

    /** Sends one message. */
    @FunctionalInterface
    public interface Delivery {
        /**
         * Sends {@code message}, within a bounded time. Returns when the server has taken it, and also when
         * it never will.
         *
         * @throws UpdateException if it should be sent later; those behind it wait
         */
        void deliver(String message) throws UpdateException;
    }
}
