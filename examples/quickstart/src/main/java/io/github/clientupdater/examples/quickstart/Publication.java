package io.github.clientupdater.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A version on a web server: one archive and what the manifest says about it.
 *
 * @param version the version
 * @param archive the file
 * @param sha256 its announced digest
 * @param size its announced size
 */
record Publication(String version, Path archive, String sha256, long size) {
    static Publication of(String version, Payload payload, Path archive) throws IOException {
        payload.pack(version, archive);
        return new Publication(version, archive, Sha256.of(archive), Files.size(archive));
    }

    String manifest() {
        return """
                {
                  "version": "%s",
                  "release_date": "2026-11-01",
                  "download_url": "downloads/notes-%s.zip",
                  "changelog": ["Brings a file with its changes", "Knows how it came here"],
                  "sha256": "%s",
                  "size": %d
                }
                """.formatted(version, version, sha256, size);
    }
}
