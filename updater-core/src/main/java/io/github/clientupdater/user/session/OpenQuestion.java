package io.github.clientupdater.user.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A question that waits for a person, and the thread that waits with it.
 *
 * @param mildest the answer of whoever does not answer
 */
record OpenQuestion<T>(Class<T> type, T mildest, CompletableFuture<T> answer) {
    static <T> OpenQuestion<T> of(Class<T> type, T mildest) {
        return new OpenQuestion<>(type, mildest, new CompletableFuture<>());
    }

    void reply(Object given) {
        answer.complete(type.cast(given));
    }

    void refuse() {
        answer.complete(mildest);
    }

    void fail(Throwable reason) {
        answer.completeExceptionally(reason);
    }

    /**
     * Returns the answer.
     *
     * @throws InterruptedException as {@link CompletableFuture#get()}
     * @throws IllegalStateException if it could not be asked
     */
    T await() throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the question could not be shown", e.getCause());
        }
    }
}
