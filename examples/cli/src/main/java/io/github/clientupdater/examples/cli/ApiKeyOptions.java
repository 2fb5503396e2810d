package io.github.clientupdater.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key that a server of platforms wants to see. It is never printed. */
final class ApiKeyOptions {
    static final String VARIABLE = "UPDATER_API_KEY";

    private static final int MAX_FILE = 64 * 1024;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "With --server platforms, and for admin: the API key. Others on this machine can see it;"
                    + " better is --api-key-file, or the environment variable " + VARIABLE + ".")
    private @Nullable String key;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "With --server platforms, and for admin: a file with the API key, read at each request.")
    private @Nullable Path keyFile;

    ApiKeyOptions() {}

    boolean isGiven() {
        return key != null || keyFile != null;
    }

    Supplier<String> keys() {
        if (key != null && keyFile != null) {
            throw new UsageException("--api-key and --api-key-file exclude each other");
        }
        Path file = keyFile;
        if (file != null) {
            read(file); // What is wrong with it is told at once, and later as "no key".
            return () -> read(file);
        }
        String fixed = key != null ? key : System.getenv(VARIABLE);
        if (fixed == null || fixed.isBlank()) {
            throw new UsageException("say the API key by --api-key-file or by " + VARIABLE);
        }
        return () -> fixed;
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE) throw new UsageException(file + " is too long for an API key");
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UsageException("--api-key-file: " + file + " cannot be read");
        }
    }
}
