package io.github.clientupdater.relaunch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The end of the application: first the pipe from it ends, whatever way it went, then its processes are gone. */
final class ApplicationExit {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);

    private final InputStream alive;
    private final Log log;

    ApplicationExit(InputStream alive, Log log) {
        this.alive = alive;
        this.log = log;
    }

    /** Returns whether all {@code processes} ended within 60 seconds after the last sign of life. */
    boolean await(List<Long> processes) {
        awaitEnd();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (long process : processes) {
            while (isAlive(process)) {
                if (System.nanoTime() > giveUp) return false;
                LockSupport.parkNanos(STEP);
            }
        }
        log.say("the application is gone");
        return true;
    }

    private void awaitEnd() {
        try {
            alive.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return; // Broken is ended.
        }
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).filter(LiveProcesses::isAlive).isPresent();
    }
}
