package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.server.fleet.FleetServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a server of devices and sessions wants to know besides its address. */
final class FleetOptions {
    static final String VARIABLE = "UPDATER_TOKEN";

    private static final int MAX_FILE = 64 * 1024;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "With --server fleet: the bearer token. Others on this machine can see it; better is"
                    + " --token-file, or the environment variable " + VARIABLE + ".")
    private @Nullable String token;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "With --server fleet: a file with the bearer token, read again when the server refuses it.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--hardware-id",
            paramLabel = "ID",
            description = "With --server fleet: what tells this device from every other; by default computed from"
                    + " the system, the processor and the host name.")
    private @Nullable String hardwareId;

    private @Nullable UpdateServer server; // One for all rounds: it keeps the token and knows what was told.

    FleetOptions() {}

    UpdateServer server(URI url, Duration deadline) {
        if (server == null) {
            FleetServer.Builder builder = FleetServer.builder(url, tokens()).deadline(deadline);
            if (hardwareId != null) builder.hardwareId(hardwareId);
            server = builder.build();
        }
        return server;
    }

    void requireNone() {
        if (token != null || tokenFile != null || hardwareId != null) {
            throw new UsageException("--token, --token-file and --hardware-id go with --server fleet");
        }
    }

    private Supplier<String> tokens() {
        if (token != null && tokenFile != null) throw new UsageException("--token and --token-file exclude each other");
        Path file = tokenFile;
        if (file != null) {
            read(file); // What is wrong with it is told at once, and later as "no token".
            return () -> read(file);
        }
        String fixed = token != null ? token : System.getenv(VARIABLE);
        if (fixed == null || fixed.isBlank()) {
            throw new UsageException("--server fleet: say the token by --token-file or by " + VARIABLE);
        }
        return () -> fixed;
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE) throw new UsageException(file + " is too long for a token");
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UsageException("--token-file: " + file + " cannot be read");
        }
    }
}
