package io.github.clientupdater.host;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exits the JVM: the one class that may. */
final class JvmExit implements ExitPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(JvmExit.class);

    private final BooleanSupplier mayExit;
    private final Runnable beforeExit;
    private final Duration patience;

    JvmExit(BooleanSupplier mayExit, Runnable beforeExit, Duration patience) {
        this.mayExit = mayExit;
        this.beforeExit = beforeExit;
        this.patience = patience;
    }

    @Override
    public boolean mayExit() {
        return mayExit.getAsBoolean();
    }

    @Override
    public void exit() {
        startWatchdog(); // First: a callback that never returns must not keep the relauncher waiting.
        try {
            beforeExit.run();
        } catch (RuntimeException e) {
            LOG.warn("the application's close callback failed; exiting all the same", e);
        }
        System.exit(0);
    }

    private void startWatchdog() {
        Thread watchdog = new Thread(this::haltAfterPatience, "updater-exit-watchdog");
        watchdog.setDaemon(true); // Daemon threads go on while shutdown hooks run.
        watchdog.start();
    }

    private void haltAfterPatience() {
        try {
            boolean released = new CountDownLatch(1).await(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!released) Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
