package io.github.clientupdater.install;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;

/** Refuses to begin what the end of the session would cut off. */
final class ShutdownGuard {
    private ShutdownGuard() {}

    static void refuseWhileEnding() throws UpdateException {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe); // Refused once the JVM ends: nothing else tells.
            Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException e) {
            throw new UpdateException(
                    Code.SHUTTING_DOWN, "the application is ending already; the next start can install", e);
        }
    }
}
