package io.github.clientupdater.examples;

import io.github.clientupdater.Updater;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.swing.SwingUserDriver;
import io.github.clientupdater.verify.Trust;
import java.net.URI;
import java.nio.file.Path;

/** The lines an application adds to keep itself up to date. Compiled here so that the README cannot lie. */
public final class TenLines {
    private TenLines() {}

    /** Starts with the update, as an application does. */
    public static void main(String[] args) {
        Path installDir = Path.of(System.getProperty("user.home", "."), "Acme Notes");

        HostApplication host = HostApplication.builder("com.acme.notes", "1.0.0")
                .name("Notes")
                .installDir(installDir)
                .args(args)
                .build();
        Updater updater = Updater.builder()
                .application(host)
                .server(ManifestServer.at(URI.create("https://updates.acme.example/latest.json")))
                .trust(Trust.checksumOnly())
                .userDriver(SwingUserDriver.create(host))
                .build();
        updater.confirmPending(); // First line of main: did the last update work?
        updater.checkAndApply(); // Check, ask, download, verify, hand over, exit.
    }
}
