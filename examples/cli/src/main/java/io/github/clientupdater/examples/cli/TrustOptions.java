package io.github.clientupdater.examples.cli;

import io.github.clientupdater.verify.Trust;
import java.util.List;
import picocli.CommandLine.Option;

/** What must hold before anything is installed: a choice that nobody makes for the user. */
final class TrustOptions {
    @Option(
            names = "--checksum-only",
            required = true,
            description = "Install what has the SHA-256 that the server announces.")
    private boolean checksumOnly;

    @Option(
            names = "--dangerously-unverified",
            required = true,
            description = "Install whatever the server sends, even without a SHA-256.")
    private boolean unverified;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description = "Install what this key has signed: the key, or a file with it. May be repeated.")
    private List<String> keys = List.of();

    TrustOptions() {}

    Trust trust(KeyOptions options) {
        if (!keys.isEmpty()) return options.trust(keys);
        options.requireNone();
        if (checksumOnly == unverified) throw new IllegalStateException("not exactly one kind of trust");
        return unverified ? Trust.dangerouslyNone() : Trust.checksumOnly();
    }
}
