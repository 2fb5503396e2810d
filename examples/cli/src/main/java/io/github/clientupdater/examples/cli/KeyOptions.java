package io.github.clientupdater.examples.cli;

import io.github.clientupdater.verify.Trust;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an application knows of its publisher besides the keys. */
final class KeyOptions {
    @Option(names = "--threshold", paramLabel = "N", description = "How many different keys have to sign (default: 1).")
    private @Nullable Integer threshold;

    @Option(
            names = "--keyset",
            paramLabel = "N",
            description = "Which key set of the publisher these are (default: 1).")
    private @Nullable Integer keySet;

    @Option(
            names = "--seed-sequence",
            paramLabel = "N",
            description = "Reject a signed feed with a smaller sequence, even where none is remembered.")
    private @Nullable Long sequence;

    KeyOptions() {}

    Trust trust(List<String> keys) {
        try {
            Trust trust = Trust.signedBy(KeyTexts.read(keys).toArray(String[]::new));
            if (keySet != null) trust = trust.withKeySet(keySet);
            if (sequence != null) trust = trust.withSeed(sequence, Instant.EPOCH);
            return threshold == null ? trust : trust.withThreshold(threshold);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--key, --threshold, --keyset or --seed-sequence: " + e.getMessage());
        }
    }

    void requireNone() {
        if (threshold != null || keySet != null || sequence != null) {
            throw new UsageException("--threshold, --keyset and --seed-sequence go with --key");
        }
    }
}
