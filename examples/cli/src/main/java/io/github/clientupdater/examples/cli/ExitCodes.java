package io.github.clientupdater.examples.cli;

/** What the command ends with. */
final class ExitCodes {
    /** Done, or nothing to do, or a person said no. */
    static final int OK = 0;
    /** Failed or cancelled. */
    static final int FAILED = 1;
    /** A command line that cannot be understood. */
    static final int USAGE = 2;
    /** Only {@code check}: there is an update. */
    static final int AVAILABLE = 10;

    private ExitCodes() {}
}
