package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Version;
import picocli.CommandLine.Option;

/** Which release is meant. */
final class VersionOption {
    @Option(names = "--version", required = true, paramLabel = "V", description = "The release.")
    private String version = "";

    VersionOption() {}

    Version version() {
        try {
            return Version.parse(version);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--version: " + e.getMessage());
        }
    }
}
