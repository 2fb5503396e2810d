package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okio.Buffer;
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
            assertRefused("BUSY", "another update of this application is running");
        } finally {
            mayDownload.countDown();
        }
        assertInstalled(first.finish());
        assertThat(server.requests(FILE)).hasSize(1);
    }

    @Test
    void killedDuringTheDownload() throws Exception {
        servesTooSlowly();
        Cli.Running cli = Cli.start(update());
        cli.awaitLine("\"done\":[1-9]");
        assertThat(cli.kill().exitCode()).isEqualTo(128 + 9);
        assertThat(partialFiles()).hasSize(1);
        Files.delete(partialFiles().get(0)); // Only for the comparison: nothing else may have changed.
        assertNothingChanged();
        Files.createFile(workDir.resolve("downloads/1.1.0/com.acme.notes-1.1.0.zip.part"));
        assertInstallsNow();
    }

    @Test
    void cancelledDuringTheDownload() throws Exception {
        servesTooSlowly();
        Cli.Running cli = Cli.start(update());
        cli.awaitLine("\"done\":[1-9]");
        Cli.Finished cancelled = cli.interrupt();
        assertThat(cancelled.outcomeName()).isEqualTo("cancelled");
        assertThat(cancelled.events()).endsWith("cancelled");
        assertThat(cancelled.err()).isEmpty();
        assertThat(cancelled.exitCode()).isEqualTo(1);
        assertNothingChanged();
        assertInstallsNow();
    }

    private void servesTooSlowly() throws IOException {
        byte[] zip = Packages.zip(next);
        server.publish("1.1.0", "notes-1.1.0.zip", zip)
                .on(
                        FILE,
                        request -> new MockResponse.Builder()
                                .body(new Buffer().write(zip))
                                .throttleBody(1024, 4, TimeUnit.SECONDS)
                                .build());
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
