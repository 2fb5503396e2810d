package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.ReleaseSource;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom a command tells how an update ended that it does not ask for one. */
final class ReportingOptions {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    @Option(
            names = "--server",
            paramLabel = "KIND",
            description = "As for update: for a server that wants to hear that the update is complete (fleet,"
                    + " platforms).")
    private ServerOptions.@Nullable Dialect dialect;

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = ServerOptions.Address.class,
            description = "The server's address, with --server.")
    private @Nullable URI url;

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private PlatformsOptions platforms = new PlatformsOptions();

    ReportingOptions() {}

    UpdateServer server() {
        if (dialect != ServerOptions.Dialect.FLEET) fleet.requireNone();
        if (dialect != ServerOptions.Dialect.PLATFORMS) platforms.requireNone();
        if (dialect == null && url == null) return new NoServer();
        if (dialect == null || url == null) throw new UsageException("--server and --url go together");
        try {
            return switch (dialect) {
                case FLEET -> fleet.server(url, DEADLINE);
                case PLATFORMS -> platforms.server(url, DEADLINE);
                case MANIFEST, FEED, LICENSE -> new NoServer();
            };
        } catch (IllegalArgumentException e) {
            throw new UsageException("--url, --hardware-id or --product: " + e.getMessage());
        }
    }

    /** Confirming is between the updater and this machine. */
    private static final class NoServer implements UpdateServer {
        @Override
        public ReleaseSource source() {
            throw new UnsupportedOperationException("this command asks no server");
        }
    }
}
