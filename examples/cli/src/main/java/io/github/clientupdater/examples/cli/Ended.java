package io.github.clientupdater.examples.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets what a command has begun come to its end, for ten seconds at most. */
final class Ended {
    private static final int PATIENCE_SECONDS = 10;

    private Ended() {}

    static void await(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) executor.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
