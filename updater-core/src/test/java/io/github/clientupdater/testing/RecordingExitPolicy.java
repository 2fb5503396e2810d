package io.github.clientupdater.testing;

import io.github.clientupdater.host.ExitPolicy;

/** Lets the test live on. */
public final class RecordingExitPolicy implements ExitPolicy {
    private final boolean mayExit;
    private int exits;

    /** Answers {@code mayExit} each time. */
    public RecordingExitPolicy(boolean mayExit) {
        this.mayExit = mayExit;
    }

    /** Returns how often the application was told to exit. */
    public int exits() {
        return exits;
    }

    @Override
    public boolean mayExit() {
        return mayExit;
    }

    @Override
    public void exit() {
        exits++;
    }
}
