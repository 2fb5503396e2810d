package io.github.clientupdater.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a secret is given: by an option, which others on this machine can see, by a file, or by the environment.
 *
 * @param what it is, for messages
 * @param option its option; with {@code -file} behind it, that of the file
 * @param variable of the environment
 */
record Secret(String what, String option, String variable) {
    private static final int MAX_FILE = 64 * 1024;

    /** Returns who gives it; a file is read each time. */
    Supplier<String> from(@Nullable String value, @Nullable Path file) {
        if (value != null && file != null) {
            throw new UsageException(option + " and " + option + "-file exclude each other");
        }
        if (file != null) {
            read(file); // What is wrong with it is told at once, and later as "none".
            return () -> read(file);
        }
        String fixed = value != null ? value : System.getenv(variable);
        if (fixed == null || fixed.isBlank()) {
            throw new UsageException("say the " + what + " by " + option + "-file or by " + variable);
        }
        return () -> fixed;
    }

    private String read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE) throw new UsageException(file + " is too long to be the " + what);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UsageException(option + "-file: " + file + " cannot be read");
        }
    }
}
