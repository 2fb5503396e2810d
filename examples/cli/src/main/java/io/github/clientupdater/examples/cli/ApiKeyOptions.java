package io.github.clientupdater.examples.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key that a server of platforms wants to see. It is never printed. */
final class ApiKeyOptions {
    static final String VARIABLE = "UPDATER_API_KEY";

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
        return new Secret("API key", "--api-key", VARIABLE).from(key, keyFile);
    }
}
