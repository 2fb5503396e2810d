package io.github.clientupdater.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.clientupdater.Updater;
import io.github.clientupdater.install.ServiceControl;
import io.github.clientupdater.release.Version;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is stopped while the files are replaced, started afterwards, and has to work then. */
final class ServicesOptions {
    @Option(names = "--stop", paramLabel = "COMMAND", description = "Run this by the shell to stop the service.")
    private @Nullable String stop;

    @Option(
            names = "--start",
            paramLabel = "COMMAND",
            description = "Run this by the shell to start the service; it has to end, and the service go on.")
    private @Nullable String start;

    @Option(
            names = "--health",
            paramLabel = "COMMAND",
            description = "Run this by the shell until it ends with 0: then the service works.")
    private @Nullable String health;

    @Option(
            names = "--health-seconds",
            paramLabel = "N",
            description = "How long the service may take to work, before the old version comes back (default: 60).")
    private int healthSeconds = 60;

    @Option(
            names = "--systemd",
            paramLabel = "UNIT",
            description = "Stop and start this unit of systemd, instead of --stop and --start.")
    private @Nullable String systemd;

    @Option(
            names = "--version-file",
            paramLabel = "FILE",
            description = "A JSON file outside the installation in which the new version is written.")
    private @Nullable Path versionFile;

    @Option(
            names = "--version-field",
            paramLabel = "NAMES",
            description = "The field of it, as in node.version (default: ${DEFAULT-VALUE}).",
            defaultValue = "version")
    private String versionField = "version";

    ServicesOptions() {}

    boolean areGiven() {
        return systemd != null || stop != null || start != null || health != null;
    }

    /** Adds them, and returns the updater. */
    Updater complete(Updater.Builder updater) {
        if (healthSeconds < 0) throw new UsageException("--health-seconds: less than 0");
        if (areGiven()) updater.services(control(), Duration.ofSeconds(healthSeconds));
        if (versionFile != null) updater.versionFile(versionFile, versionField.split("\\.", -1));
        try {
            return updater.build();
        } catch (IllegalStateException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the version that the file says, if there is one. */
    Optional<Version> version() {
        if (versionFile == null) return Optional.empty();
        try {
            JsonNode field = new JsonMapper().readTree(versionFile.toFile());
            for (String name : versionField.split("\\.", -1)) field = field.path(name);
            return Optional.of(Version.parse(field.asText("")));
        } catch (IOException e) {
            throw new UsageException("--version-file: " + versionFile + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--version-file: there is no version at " + versionField + " in " + versionFile);
        }
    }

    private ServiceControl control() {
        if (systemd == null) {
            return ServiceControl.commands(
                    shell(given("--stop", stop)), shell(given("--start", start)), shell(given("--health", health)));
        }
        if (stop != null || start != null) throw new UsageException("--systemd, or --stop and --start");
        try {
            ServiceControl unit = ServiceControl.systemd(systemd);
            return health == null ? unit : unit.checkedBy(shell(health));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--systemd: " + e.getMessage());
        }
    }

    private static String given(String name, @Nullable String command) {
        if (command == null || command.isBlank()) {
            throw new UsageException(name + " is missing: --stop, --start and --health belong together");
        }
        return command;
    }

    static List<String> shell(String command) {
        boolean windows = File.separatorChar == '\\';
        return windows ? List.of("cmd.exe", "/c", command) : List.of("/bin/sh", "-c", command);
    }
}
