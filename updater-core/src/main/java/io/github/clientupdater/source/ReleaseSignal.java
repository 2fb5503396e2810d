package io.github.clientupdater.source;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.task.UpdateException;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Hints that there may be something new. A hint is never more than a reason to check: what it says of
 * versions and addresses is not believed.
 */
@FunctionalInterface
public interface ReleaseSignal {
    /**
     * Begins to listen, and goes on until the subscription is closed: a lost connection is made again,
     * after growing waits. Returns at once.
     *
     * @param host the application
     * @param timer for those waits; the caller's, and not shut down here
     * @param listener hears of it, one call at a time, on threads of the connection or of the timer; it must
     *     return quickly
     */
    Subscription listen(HostApplication host, ScheduledExecutorService timer, Listener listener);

    /** Returns the signal that never comes. */
    static ReleaseSignal never() {
        return (host, timer, listener) -> () -> {};
    }

    /** Hears hints. */
    interface Listener {
        /** There may be something new: the server said so, or a connection was lost meanwhile and is back. */
        void hinted();

        /** The connection is there. */
        default void connected() {}

        /** The connection is lost, or was not to be had; it is tried again. */
        default void disconnected(UpdateException reason) {}
    }

    /** Ends the listening. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        /** No call begins after this returns; closing twice does nothing. */
        @Override
        void close();
    }
}
