package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Something comes in between: another updater, {@code kill}, {@code kill -9}. */
class InterruptedIT extends EndToEnd {
    private static final String FILE = "/files/notes-1.1.0.zip";

    @Test
    void twoUpdatersAtOnce() throws Exception {
        CountDownLatch mayDownload = new CountDownLatch(1);
        byte[] zip = Packages.zip(next);
        server.publish("1.1.0", "notes-1.1.0.zip", zip).on(FILE, request -> {
            if (!mayDownload.await(Cli.PATIENCE_SECONDS, TimeUnit.SECONDS)) return Publisher.status(500);
            return Publisher.ok(zip);
        });
        Cli.Running first = Cli.start(update());
        try {
            first.awaitLine("download-started");
            Cli.Finished second = Cli.run(update());
            assertFailed(second, "BUSY", "another update of this application is running");
            assertInstallationUnchanged();
        } finally {
            mayDownload.countDown();
        }
        assertInstalled(first.finish());
        assertThat(server.requests(FILE)).hasSize(1);
    }

    @Test
    void killedDuringTheDownload() throws Exception {
        try (FaultyServer slow = serverThatIsSlowOnce()) {
            Cli.Running cli = Cli.start(downloadFrom(slow));
            cli.awaitLine("\"done\":[1-9]");
            assertThat(cli.kill().exitCode()).isEqualTo(128 + 9);
            assertThat(partialFiles()).hasSize(2);
            assertInstallationUnchanged();
            assertGoesOn(slow);
        }
    }

    @Test
    void cancelledDuringTheDownload() throws Exception {
        try (FaultyServer slow = serverThatIsSlowOnce()) {
            Cli.Running cli = Cli.start(downloadFrom(slow));
            cli.awaitLine("\"done\":[1-9]");
            Cli.Finished cancelled = cli.interrupt();
            assertThat(cancelled.outcomeName()).isEqualTo("cancelled");
            assertThat(cancelled.events()).doesNotContain("failed");
            assertThat(cancelled.err()).isEmpty();
            assertThat(cancelled.exitCode()).isEqualTo(1);
            assertInstallationUnchanged();
            assertGoesOn(slow);
        }
    }

    private static FaultyServer serverThatIsSlowOnce() {
        FaultyServer server = FaultyServer.start();
        server.release("1.1.0", FILE, Content.generated(1, 2_000_000));
        server.inject(FILE, Schedule.first(1, ConnectionFaults.trickle(20_000, Duration.ofMillis(50))));
        return server;
    }

    private List<String> downloadFrom(FaultyServer slow) {
        return command("update", slow.manifest().toString(), "--json", "--yes", "--download-only");
    }

    private void assertGoesOn(FaultyServer slow) throws IOException {
        Cli.Finished finished = Cli.run(downloadFrom(slow));
        assertThat(finished.outcomeName()).as("%s", finished).isEqualTo("downloaded");
        assertThat(slow.exchanges(FILE)).hasSize(2);
        assertThat(slow.exchanges(FILE).get(1).offset()).isPositive();
        assertThat(partialFiles()).isEmpty();
    }

    @Test
    void killedBetweenDownloadAndInstallation() throws Exception {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        Process application = new ProcessBuilder("sleep", "300").start();
        try {
            Cli.Running cli = Cli.start(update("--wait-for", Long.toString(application.pid())));
            cli.awaitLine("\"staged\"");
            assertThat(cli.kill().exitCode()).isEqualTo(128 + 9);
            assertThat(application.isAlive()).isTrue();
            assertOnlyStaged();
        } finally {
            application.destroyForcibly();
        }
        assertInstallsNow();
        assertThat(server.requests(FILE)).as("downloaded once").hasSize(1);
    }

    /** What waits beside the installation is allowed to; the installation itself is as it was. */
    private void assertOnlyStaged() throws IOException {
        var area = app.resolveSibling(".notes.update");
        assertThat(area).isDirectory();
        var aside = Files.move(area, dir.resolve("aside"));
        assertNothingChanged();
        Files.move(aside, area);
    }

    @Test
    void waitsForTheApplicationToEnd() throws Exception {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        Process application = new ProcessBuilder("sleep", "300").start();
        try {
            Cli.Running cli = Cli.start(update("--wait-for", Long.toString(application.pid())));
            cli.awaitLine("\"staged\"");
            assertOnlyStaged();
            application.destroy();
            assertInstalled(cli.finish());
        } finally {
            application.destroyForcibly();
        }
    }

    @Test
    void cancelledWhileTheApplicationRuns() throws Exception {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        Process application = new ProcessBuilder("sleep", "300").start();
        try {
            Cli.Running cli = Cli.start(update("--wait-for", Long.toString(application.pid())));
            cli.awaitLine("\"staged\"");
            Cli.Finished cancelled = cli.interrupt();
            assertThat(cancelled.outcomeName()).isEqualTo("cancelled");
            assertThat(cancelled.exitCode()).isEqualTo(1);
            assertThat(application.isAlive()).isTrue();
            assertNothingChanged();
        } finally {
            application.destroyForcibly();
        }
        assertInstallsNow();
    }
}
