package io.github.clientupdater.internal.swap;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Tries again what Windows refuses while another program looks into a file. */
final class Patience {
    private static final int[] PAUSES = {50, 100, 250, 500, 1000}; // Milliseconds.

    interface Step {
        void run() throws IOException;
    }

    private Patience() {}

    /** Runs {@code step}, once more after each pause while it is refused for what may pass. */
    static void of(Step step) throws IOException {
        for (int pause : PAUSES) {
            try {
                step.run();
                return;
            } catch (FileSystemException e) {
                if (!mayPass(e)) throw e;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        }
        step.run();
    }

    /** Elsewhere a refusal is for good. The words are Windows' own, in English or not: the class counts. */
    private static boolean mayPass(FileSystemException e) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows && (e instanceof AccessDeniedException || e.getClass() == FileSystemException.class);
    }
}
