package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.RecordingProcessLauncher;
import io.github.clientupdater.testing.ScriptedServer;
import io.github.clientupdater.testing.ScriptedUserDriver;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether somebody watches reaches the table. A program without known silent arguments shows it: it waits for a person. */
class UnattendedInstallersTest {
    private static final Content SETUP =
            Content.of(("MZ" + "\0".repeat(58) + "\u0040\0\0\0" + "PE\0\0").getBytes(StandardCharsets.ISO_8859_1));

    @TempDir
    Path temporary;

    private FaultyServer server;

    @BeforeEach
    void start() throws IOException {
        server = FaultyServer.start();
        server.publish("/setup.exe", SETUP);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Updater.Builder updater(UserDriver driver) {
        HostApplication host = HostApplication.builder("com.acme.app", "1.0.0")
                .platform(Platform.parse("windows-x64"))
                .workDir(temporary.resolve("work"))
                .process(new HostProcess.None())
                .build();
        Artifact setup = Artifact.builder(server.uri("/setup.exe").toString(), Format.EXE)
                .digest(SETUP.sha256())
                .build();
        Release two = Release.builder(Version.parse("2.0.0"))
                .artifacts(List.of(setup))
                .build();
        return Updater.builder()
                .application(host)
                .server(new ScriptedServer().publishes(two))
                .trust(Trust.checksumOnly())
                .userDriver(driver)
                .processLauncher(RecordingProcessLauncher.refusing());
    }

    private static Code failure(Updater.Builder updater) {
        return ((UpdateOutcome.Failed) updater.build().checkAndApply()).cause().code();
    }

    @Test
    void driverSaysWhetherSomebodyWatches() {
        UserDriver person = new ScriptedUserDriver(UserDriver.Choice.INSTALL, UserDriver.Timing.NOW);

        assertThat(failure(updater(UserDriver.unattended()))).isEqualTo(Code.NO_INSTALLER);
        assertThat(failure(updater(person))).isEqualTo(Code.LAUNCH_FAILED); // That far it came.
    }

    @Test
    void applicationKnowsBetter() {
        UserDriver person = new ScriptedUserDriver(UserDriver.Choice.INSTALL, UserDriver.Timing.NOW);

        assertThat(failure(updater(person).unattendedInstallers(true))).isEqualTo(Code.NO_INSTALLER);
        assertThat(failure(updater(UserDriver.unattended()).unattendedInstallers(false)))
                .isEqualTo(Code.LAUNCH_FAILED);
    }
}
