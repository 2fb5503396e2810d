package io.github.clientupdater.examples.quickstart;

import io.github.clientupdater.publish.FeedPublisher;
import io.github.clientupdater.publish.NewArtifact;
import io.github.clientupdater.publish.NewRelease;
import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.publish.SigningKey;
import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A version as its publisher lays it into a directory for any web server: the archive, the feed that names
 * it, and the signature of the feed.
 *
 * @param version the version
 * @param directory what is served
 * @param publicKey the half of the publisher's key that the application knows
 */
record Publication(String version, Path directory, String publicKey) {
    private static final String APP = "io.github.clientupdater.examples.notes";

    /** Packs and publishes. A real publisher makes his keys once, and keeps one of two offline. */
    static Publication of(String version, Payload payload, Path directory) throws IOException {
        Path built = Files.createDirectory(directory.resolveSibling("built"));
        Path archive = built.resolve("notes-" + version + ".zip");
        payload.pack(version, archive);
        SigningKey key = SigningKey.generate();
        try {
            FeedPublisher.builder(directory, APP, List.of(key))
                    .firstFeed(1)
                    .build()
                    .publish(release(version, archive));
        } catch (PublishException e) {
            throw new IOException(e);
        }
        return new Publication(version, directory, key.publicKey());
    }

    private static NewRelease release(String version, Path archive) {
        return NewRelease.builder(Version.parse(version))
                .artifact(NewArtifact.of(Platform.ANY, archive))
                .notes(Notes.of(
                        Markup.PLAIN,
                        "Brings a file with its changes, and knows how it came here",
                        Map.of("fr", "Apporte un fichier avec ses changements, et sait comment elle est arrivée")))
                .build();
    }

    Path archive() {
        return directory.resolve("notes-" + version + ".zip");
    }

    Path feed() {
        return directory.resolve("update.json");
    }
}
