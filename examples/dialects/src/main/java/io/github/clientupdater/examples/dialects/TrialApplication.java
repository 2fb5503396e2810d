package io.github.clientupdater.examples.dialects;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.Updater;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An application of one file in a temporary directory, which this program updates from outside. */
record TrialApplication(Path home) {
    static TrialApplication install() throws IOException {
        Path home = Files.createTempDirectory("trial");
        Files.createDirectory(home.resolve("app"));
        Files.writeString(home.resolve("app/version.txt"), "1.0.0\n");
        return new TrialApplication(home);
    }

    /** Describes it; an application that updates itself leaves {@code process} out. */
    HostApplication in(String version) {
        return HostApplication.builder("com.acme.trial", version)
                .installDir(home.resolve("app"))
                .workDir(home.resolve("work"))
                .process(new HostProcess.None())
                .build();
    }

    Updater updater(String version, UpdateServer server, Trust trust) {
        return Updater.builder()
                .application(in(version))
                .server(server)
                .trust(trust)
                .build();
    }

    /** Checks, downloads, verifies, installs; then the new version says that it works. */
    void update(UpdateServer server, Trust trust) throws IOException {
        UpdateOutcome outcome = updater("1.0.0", server, trust).checkAndApply();
        System.out.println(outcome);
        String version = Files.readString(home.resolve("app/version.txt")).strip();
        System.out.println("installed: " + version);
        System.out.println(updater(version, server, trust).confirmPending());
    }
}
