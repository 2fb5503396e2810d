package io.github.clientupdater.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What goes wrong on purpose, to show that it is noticed. */
enum Sabotage {
    /** Nothing. */
    NONE,
    /** The archive is not the announced one: one bit differs. */
    DIGEST;

    void damage(Path archive) throws IOException {
        if (this == NONE) return;
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
    }
}
