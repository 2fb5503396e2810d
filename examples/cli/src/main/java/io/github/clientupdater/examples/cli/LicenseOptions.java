package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.license.LicenseServer;
import io.github.clientupdater.server.license.NodeConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a server of licences wants to know besides its address. */
final class LicenseOptions {
    static final String VARIABLE = "UPDATER_LICENSE_KEY";

    @Option(
            names = "--license-key",
            paramLabel = "KEY",
            description = "With --server license, and for node: the licence key. Others on this machine can see it;"
                    + " better is --license-key-file, or the environment variable " + VARIABLE + ".")
    private @Nullable String key;

    @Option(
            names = "--license-key-file",
            paramLabel = "FILE",
            description = "With --server license, and for node: a file with the licence key.")
    private @Nullable Path keyFile;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            converter = Interval.class,
            description = "With --server license, and for node: how long a licence counts while the server cannot be"
                    + " asked, such as 7d (default: not at all).")
    private @Nullable Duration grace;

    LicenseOptions() {}

    LicenseServer server(URI url, Duration deadline) {
        return complete(LicenseServer.builder(url, keys()).deadline(deadline));
    }

    LicenseServer server(NodeConfiguration configuration) {
        return complete(LicenseServer.builder(configuration, keys()));
    }

    private LicenseServer complete(LicenseServer.Builder server) {
        if (grace != null) server.offlineGrace(grace);
        return server.build();
    }

    void requireNone() {
        if (key != null || keyFile != null || grace != null) {
            throw new UsageException("--license-key, --license-key-file and --grace go with --server license");
        }
    }

    private Supplier<String> keys() {
        return new Secret("licence key", "--license-key", VARIABLE).from(key, keyFile);
    }
}
