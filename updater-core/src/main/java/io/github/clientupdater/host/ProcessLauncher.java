package io.github.clientupdater.host;

import java.io.IOException;

/** Starts processes: the only way from the updater to one. */
@FunctionalInterface
public interface ProcessLauncher {
    /**
     * Starts the process that {@code builder} describes.
     *
     * @throws IOException if the operating system refuses
     */
    Process start(ProcessBuilder builder) throws IOException;

    /** Returns the launcher that asks the operating system. */
    static ProcessLauncher system() {
        return ProcessBuilder::start;
    }
}
