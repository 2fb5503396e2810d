package io.github.clientupdater.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Asks a running update to stop.
 *
 * <p>A cancellation moves once from open to cancelled and never back. Any thread may call {@link
 * #cancel()}; the updating thread notices at its next checkpoint. Once an installer has committed,
 * cancelling has no effect. Interrupting the updating thread counts as cancelling.
 */
public final class Cancellation {
    private final List<Runnable> callbacks = new ArrayList<>(); // Guarded by this.
    private boolean cancelled; // Guarded by this.

    /** Creates an open cancellation. */
    public Cancellation() {}

    /** Cancels. The second and later calls do nothing. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) return;
            cancelled = true;
            toRun = List.copyOf(callbacks);
            callbacks.clear();
        }
        toRun.forEach(Runnable::run); // Outside the lock: callbacks may call back in.
    }

    /** Returns whether {@link #cancel()} has been called. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Throws if cancelled or if the current thread was interrupted. Call this between units of work.
     *
     * @throws CancellationException if the work should stop now
     */
    public void throwIfCancelled() {
        if (isCancelled() || Thread.currentThread().isInterrupted()) throw new CancellationException();
    }

    /** Runs {@code callback} when cancelled: now if it already is, never if the handle is closed. */
    public Registration onCancel(Runnable callback) {
        synchronized (this) {
            if (!cancelled) {
                callbacks.add(callback);
                return () -> remove(callback);
            }
        }
        callback.run();
        return () -> {};
    }

    private synchronized void remove(Runnable callback) {
        callbacks.remove(callback);
    }

    /** Undoes an {@link #onCancel}. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
