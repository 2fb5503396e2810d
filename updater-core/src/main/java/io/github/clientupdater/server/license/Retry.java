package io.github.clientupdater.server.license;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How often a question is put that nobody answers.
 *
 * @param attempts in all
 * @param delay between two of them
 */
record Retry(int attempts, Duration delay) {
    Retry {
        if (attempts < 1) throw new IllegalArgumentException("attempts < 1: " + attempts);
        if (delay.isNegative()) throw new IllegalArgumentException("delay < 0: " + delay);
    }

    <T> T of(Question<T> question, Cancellation cancellation) throws UpdateException {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.ask();
            } catch (UpdateException e) {
                boolean hopeless = !e.code().isRetryable() || e.retryAfter().isPresent();
                if (hopeless || attempt >= attempts) throw e;
                pause(cancellation);
            }
        }
    }

    private void pause(Cancellation cancellation) {
        CountDownLatch over = new CountDownLatch(1);
        try (Cancellation.Registration registration = cancellation.onCancel(over::countDown)) {
            if (over.await(delay.toMillis(), TimeUnit.MILLISECONDS)) throw new CancellationException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    @FunctionalInterface
    interface Question<T> {
        T ask() throws UpdateException;
    }
}
