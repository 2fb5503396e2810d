package io.github.clientupdater.install;

import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.Duration;
import java.util.Optional;

/**
 * What the application says about its services, as steps that fail in one way only: with an {@link
 * UpdateException}, whatever a plugged-in part throws.
 *
 * @param control stops and starts them
 * @param commands runs programs for it
 * @param healthyWithin how long they may take to work
 * @param versionFile where their configuration names the version
 */
record ServiceSteps(
        ServiceControl control, ServiceCommands commands, Duration healthyWithin, Optional<VersionFile> versionFile) {

    void stop() throws UpdateException {
        guarded(Code.SERVICE_STOP_FAILED, () -> control.stop(commands));
    }

    /** Returns once they work. */
    void start() throws UpdateException {
        guarded(Code.SERVICE_START_FAILED, () -> control.start(commands));
        guarded(Code.SERVICE_UNHEALTHY, () -> control.awaitHealthy(commands, healthyWithin));
    }

    /** Returns what the configuration names now, or nothing where that is not wanted. */
    String readVersion() throws UpdateException {
        return versionFile.isPresent() ? versionFile.get().read() : "";
    }

    void writeVersion(Version version) throws UpdateException {
        if (versionFile.isPresent()) versionFile.get().write(version.toString());
    }

    void restoreVersion(String previous) throws UpdateException {
        if (versionFile.isPresent()) versionFile.get().write(previous);
    }

    /** The step is the one that failed, whatever code its own part gave. */
    private static void guarded(Code code, Step step) throws UpdateException {
        try {
            step.take();
        } catch (UpdateException e) {
            throw e.code() == code ? e : new UpdateException(code, e.code() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new UpdateException(code, "unexpected: " + e, e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void take() throws UpdateException;
    }
}
