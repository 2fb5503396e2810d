package io.github.clientupdater.examples.quickstart;

import io.github.clientupdater.publish.FeedPublisher;
import io.github.clientupdater.publish.NewArtifact;
import io.github.clientupdater.publish.NewRelease;
import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.publish.SigningKey;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    static Publication of(String version, Payload payload, Path directory, Wishes wishes) throws IOException {
        Path built = Files.createDirectory(directory.resolveSibling("built"));
        Path archive = built.resolve("notes-" + version + ".zip");
        payload.pack(version, archive);
        SigningKey key = SigningKey.generate();
        try {
            FeedPublisher.builder(directory, APP, List.of(key))
                    .firstFeed(1)
                    .build()
                    .publish(release(version, archive, wishes));
        } catch (PublishException e) {
            throw new IOException(e);
        }
        return new Publication(version, directory, key.publicKey());
    }

    private static NewRelease release(String version, Path archive, Wishes wishes) throws IOException {
        NewRelease.Builder release = NewRelease.builder(Version.parse(version))
                .artifact(NewArtifact.of(Platform.ANY, archive))
                .notes(wishes.notes());
        if (wishes.mandatory()) release.mandatory();
        return release.build();
    }

    Path archive() {
        return directory.resolve("notes-" + version + ".zip");
    }

    Path feed() {
        return directory.resolve("update.json");
    }
}
