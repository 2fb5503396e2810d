package io.github.clientupdater.examples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What goes wrong on purpose, to show that it is noticed. */
enum Sabotage {
    /** Nothing. */
    NONE,
    /** The archive is not the announced one: one bit differs. */
    DIGEST,
    /** Somebody has taken over the server and announces another version. */
    FEED;

    void damage(Publication publication) throws IOException {
        if (this == DIGEST) flipABit(publication.archive());
        if (this == FEED) announce(publication.feed(), publication.version());
    }

    private static void flipABit(Path archive) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
    }

    private static void announce(Path feed, String version) throws IOException {
        String text = Files.readString(feed, StandardCharsets.UTF_8);
        Files.writeString(feed, text.replace('"' + version + '"', "\"9.9.9\""), StandardCharsets.UTF_8);
    }
}
