package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.license.LicenseServer;
import io.github.clientupdater.server.license.NodeConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a server of licences wants to know besides its address. */
final class LicenseOptions {
    static final String VARIABLE = "UPDATER_LICENSE_KEY";

    private static final int MAX_FILE = 64 * 1024;

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
        if (key != null && keyFile != null) {
            throw new UsageException("--license-key and --license-key-file exclude each other");
        }
        Path file = keyFile;
        if (file != null) {
            read(file); // What is wrong with it is told at once, and later as "no key".
            return () -> read(file);
        }
        String fixed = key != null ? key : System.getenv(VARIABLE);
        if (fixed == null || fixed.isBlank()) {
            throw new UsageException("say the licence key by --license-key-file or by " + VARIABLE);
        }
        return () -> fixed;
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE) throw new UsageException(file + " is too long for a licence key");
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UsageException("--license-key-file: " + file + " cannot be read");
        }
    }
}
