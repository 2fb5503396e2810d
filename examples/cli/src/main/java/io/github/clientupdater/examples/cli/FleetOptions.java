package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.server.fleet.FleetServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a server of devices and sessions wants to know besides its address. */
final class FleetOptions {
    static final String VARIABLE = "UPDATER_TOKEN";

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
        return new Secret("token", "--token", VARIABLE).from(token, tokenFile);
    }
}
