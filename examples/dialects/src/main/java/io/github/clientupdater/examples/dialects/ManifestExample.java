package io.github.clientupdater.examples.dialects;

import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.net.URI;

/** One JSON document on any web server. */
public final class ManifestExample {
    private ManifestExample() {}

    /** Takes the server's address. */
    public static void main(String[] args) throws IOException {
        ManifestServer server = ManifestServer.at(URI.create(args[0] + "/api/updates/latest"));
        TrialApplication.install().update(server, Trust.checksumOnly());
    }
}
