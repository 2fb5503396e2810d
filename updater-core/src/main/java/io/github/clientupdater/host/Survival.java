package io.github.clientupdater.host;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whoever is still there after a while works. A daemon thread watches, for a relauncher may not be there to do so. */
record Survival(Duration bound) implements HealthSignal {
    @Override
    public void await(Runnable healthy) {
        Thread watch = new Thread(() -> sayAfterwards(healthy), "updater-health");
        watch.setDaemon(true);
        watch.start();
    }

    private void sayAfterwards(Runnable healthy) {
        try {
            boolean released = new CountDownLatch(1).await(bound.toMillis(), TimeUnit.MILLISECONDS);
            if (!released) healthy.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isSurvivalEnough() {
        return true;
    }
}
