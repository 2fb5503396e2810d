package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.platforms.PlatformsAdmin;
import java.net.URI;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server of platforms, and an administrator's key. */
final class AdminOptions {
    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            converter = ServerOptions.Address.class,
            description = "The server, below which /wp-json lies: https, or http on this machine.")
    private URI url = URI.create("");

    @Mixin
    private ApiKeyOptions apiKey = new ApiKeyOptions();

    AdminOptions() {}

    PlatformsAdmin admin() {
        try {
            return PlatformsAdmin.at(url, apiKey.keys());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--url: " + e.getMessage());
        }
    }
}
