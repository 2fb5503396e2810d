package io.github.clientupdater.relaunch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the relauncher did, a line for each step, for whoever wants to know later. */
final class Log {
    private final Path file;

    Log(Path file) {
        this.file = file;
    }

    void say(String what) {
        String line = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + what + System.lineSeparator();
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            return; // Nobody stops half-way because a disk is too full for a word about it.
        }
    }

    void say(String what, Throwable cause) {
        say(what + ": " + cause);
        for (Throwable suppressed : cause.getSuppressed()) say("  and " + suppressed);
    }
}
