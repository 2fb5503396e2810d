package io.github.clientupdater.life;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.ExitPolicy;
import io.github.clientupdater.host.HealthSignal;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An application that updates itself. Its version and what it does are files of its installation; what
 * happens is written to the file {@code diary}, one line for each event.
 */
public final class SelfUpdatingApp {
    private final Path home;
    private final Path installDir;
    private final String version;

    private SelfUpdatingApp(Path home) throws IOException {
        this.home = home;
        this.installDir = home.resolve("app");
        this.version = Files.readString(installDir.resolve("version"));
    }

    /** Runs once: {@code args} are the home directory, the address of the manifest, and the user's own. */
    public static void main(String[] args) throws Exception {
        new SelfUpdatingApp(Path.of(args[0])).run(URI.create(args[1]), args);
    }

    private void run(URI manifest, String... args) throws Exception {
        write("start " + version);
        if (does("crash at once")) System.exit(3);
        Updater updater = updater(manifest, args);
        updater.confirmPending().ifPresent(outcome -> write("pending " + words(outcome)));
        if (does("crash later")) System.exit(4);
        if (does("healthy")) updater.confirmHealthy().ifPresent(outcome -> write("healthy " + words(outcome)));
        if (does("hang")) Thread.currentThread().join();
        if (does("check")) write("check " + words(updater.checkAndApply()));
        write("end " + version);
    }

    private Updater updater(URI manifest, String... args) {
        HostApplication host = HostApplication.builder("com.acme.life", version)
                .installDir(installDir)
                .workDir(home.resolve("work"))
                .args(args)
                .build();
        return Updater.builder()
                .application(host)
                .server(ManifestServer.at(manifest))
                .trust(Trust.checksumOnly())
                .userDriver(does("at exit") ? new AtExit() : UserDriver.unattended())
                .exitPolicy(does("return") ? ExitPolicy.returnToCaller() : ExitPolicy.exitJvm())
                .health(does("strict") ? HealthSignal.whenTold() : HealthSignal.survival())
                .build();
    }

    /** Says yes, and ends the application itself. */
    private static final class AtExit implements UserDriver {
        @Override
        public Choice offer(Decision.Available update) {
            return Choice.INSTALL;
        }

        @Override
        public Timing confirmRestart(Release release) {
            return Timing.AT_EXIT;
        }

        @Override
        public void dismiss() {
            // There is nothing on the screen.
        }
    }

    private boolean does(String what) {
        try {
            return Files.readString(installDir.resolve("behaviour")).contains(what);
        } catch (IOException e) {
            throw new IllegalStateException("a version without its behaviour: a mixed one", e);
        }
    }

    private static String words(UpdateOutcome outcome) {
        String kind = outcome.getClass().getSimpleName();
        return outcome instanceof UpdateOutcome.Failed failed
                ? kind + " " + failed.cause().code()
                : kind;
    }

    private void write(String event) {
        try {
            Files.writeString(
                    home.resolve("diary"), event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
