package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.server.platforms.PlatformsServer;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a server of platforms wants to know besides its address. */
final class PlatformsOptions {
    @Mixin
    private ApiKeyOptions apiKey = new ApiKeyOptions();

    @Option(
            names = "--product",
            paramLabel = "NAME",
            description = "With --server platforms: how the application names itself to the server (default:"
                    + " BKGT-Manager).")
    private @Nullable String product;

    PlatformsOptions() {}

    UpdateServer server(URI url, Duration deadline) {
        PlatformsServer.Builder builder =
                PlatformsServer.builder(url, apiKey.keys()).deadline(deadline);
        if (product != null) builder.product(product);
        return builder.build();
    }

    void requireNone() {
        if (apiKey.isGiven() || product != null) {
            throw new UsageException("--api-key, --api-key-file and --product go with --server platforms");
        }
    }
}
