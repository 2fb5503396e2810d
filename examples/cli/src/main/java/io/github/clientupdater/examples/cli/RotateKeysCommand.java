package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.KeyRing;
import io.github.clientupdater.publish.KeyRotation;
import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.publish.SigningKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exchanges the keys that clients verify by. */
@Command(
        name = "rotate-keys",
        description = "Writes the next key set, keys/N.json, signed by the keys before and the new ones.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class RotateKeysCommand implements Callable<Integer> {
    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "Where the feed lies.")
    private Path dir = Path.of("");

    @Option(
            names = "--app-id",
            required = true,
            paramLabel = "ID",
            description = "The application, as it calls itself.")
    private String app = "";

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Option(
            names = "--pinned",
            paramLabel = "KEY",
            description = "The first time: a public key, or a file with one, that applications have pinned. "
                    + "All of them; later they come from keys/N.json.")
    private List<String> pinned = List.of();

    @Option(
            names = "--pinned-threshold",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many of those have to sign (default: ${DEFAULT-VALUE}).")
    private int pinnedThreshold = 1;

    @Option(
            names = "--new-key",
            required = true,
            paramLabel = "KEY",
            description = "A public key of the next set, or a file with one. All of them, also those that stay.")
    private List<String> next = List.of();

    @Option(
            names = "--threshold",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many of the new ones have to sign (default: ${DEFAULT-VALUE}).")
    private int threshold = 1;

    RotateKeysCommand() {}

    @Override
    public Integer call() {
        KeyRing ring = KeyTexts.ring("--new-key", next, threshold);
        return signing.sign(outputs.open(), keys -> rotated(rotate(keys, ring)));
    }

    private int rotate(List<SigningKey> keys, KeyRing ring) throws PublishException {
        KeyRotation rotation = new KeyRotation(dir, app, keys);
        if (pinned.isEmpty()) return rotation.again(ring);
        return rotation.firstTime(KeyTexts.ring("--pinned", pinned, pinnedThreshold), ring);
    }

    private Ending rotated(int number) {
        Path file = dir.resolve("keys").resolve(number + ".json");
        Map<String, Object> details = Map.of("keyset", number, "file", file.toString());
        List<String> notes = List.of(
                "next: sign the feed by the new keys, with --keyset " + number,
                "upload " + file + " and its signature before that feed");
        return new Ending(
                "rotated", details, "Key set " + number + " is announced: " + file, Ending.listed(notes), ExitCodes.OK);
    }
}
