package io.github.clientupdater.examples.cli;

import java.io.Console;
import java.util.Optional;

/** Whether a person sits at the other end of both standard input and standard output. */
final class Terminal {
    private Terminal() {}

    /** Makes JDK 22 to 24 answer as all the others do. To be called before anybody asks for the console. */
    static void prepare() {
        System.setProperty("jdk.console", "java.base");
    }

    /** Returns the terminal, if there is one. */
    @SuppressWarnings("SystemConsoleNull") // See prepare().
    static Optional<Console> console() {
        return Optional.ofNullable(System.console());
    }
}
