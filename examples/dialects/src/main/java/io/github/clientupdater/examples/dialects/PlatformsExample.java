package io.github.clientupdater.examples.dialects;

import io.github.clientupdater.server.platforms.PlatformsAdmin;
import io.github.clientupdater.server.platforms.PlatformsServer;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.verify.Trust;
import java.net.URI;

/** A map of platforms behind an API key, and a look at its admin side. */
public final class PlatformsExample {
    private PlatformsExample() {}

    /** Takes the server's address. */
    public static void main(String[] args) throws Exception {
        URI site = URI.create(args[0]);
        PlatformsServer server = PlatformsServer.builder(site, () -> "demo-key").build();
        TrialApplication.install().update(server, Trust.checksumOnly());

        PlatformsAdmin admin = PlatformsAdmin.at(site, () -> "demo-admin-key");
        admin.list(1, 20, new Cancellation()).versions().forEach(System.out::println);
    }
}
