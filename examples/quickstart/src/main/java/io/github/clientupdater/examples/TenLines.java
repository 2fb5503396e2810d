package io.github.clientupdater.examples;

import io.github.clientupdater.Updater;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.server.manifest.FeedServer;
import io.github.clientupdater.swing.SwingUserDriver;
import io.github.clientupdater.verify.Trust;
import java.net.URI;
import java.nio.file.Path;

/** The lines an application adds to keep itself up to date. Compiled here so that the README cannot lie. */
public final class TenLines {
    /** The public halves of the publisher's two keys, as {@code updater keygen} prints them. */
    private static final String DAILY_KEY = "RWScU8v8wg4dWlKmukWPhXlzQhqw4gvEFZLCQhFEHepH16eJ9P2zk6+f";

    private static final String OFFLINE_KEY = "RWS8l8S2ju8+sAv2StDLVpd/EBZbCo0mJ1cqEGxOZq5dUytzMgMYWxD4";

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
                .server(FeedServer.at(URI.create("https://updates.acme.example/update.json")))
                .trust(Trust.signedBy(DAILY_KEY, OFFLINE_KEY)) // Whoever takes over the server can publish nothing.
                .userDriver(SwingUserDriver.create(host))
                .build();
        updater.confirmPending(); // First line of main: did the last update work?
        // Here the main window opens. Without one: updater.confirmHealthy(), once the application works.
        updater.checkAndApply(); // Check, ask, download, verify, hand over, exit.
    }
}
