package io.github.clientupdater.examples.bench.contestant;

import io.github.clientupdater.Updater;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.verify.Trust;
import java.net.URI;
import java.nio.file.Path;

/** The library as an application would configure it, with nothing tuned. */
final class Ours {
    private Ours() {}

    static Updater updater(String server, String version, Path directory) {
        HostApplication host = HostApplication.builder("com.acme.bench", version)
                .installDir(directory.resolve("app"))
                .workDir(directory.resolve("updates"))
                .build();
        return Updater.builder()
                .application(host)
                .server(ManifestServer.at(URI.create(server + "/latest.json")))
                .trust(Trust.checksumOnly())
                .build();
    }
}
