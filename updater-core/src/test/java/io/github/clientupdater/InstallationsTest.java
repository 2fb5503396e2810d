package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.testing.ScriptedServer;
import io.github.clientupdater.testing.TreeSnapshot;
import io.github.clientupdater.testing.Zips;
import io.github.clientupdater.verify.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrangements of an installation: with a launcher, and with files that are the user's. */
class InstallationsTest {
    private static final byte[] TWO =
            Zips.of(Map.of("app.jar", "two", "conf/default.json", "{2}", "conf/extra.json", "{new}"));

    @StartStop
    final MockWebServer server = new MockWebServer();

    @TempDir
    Path temporary;

    private final ScriptedServer publisher = new ScriptedServer();
    private Path app;

    @BeforeEach
    void publishTwo() throws Exception {
        app = Files.createDirectory(temporary.resolve("app"));
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(TWO)).build());
        Artifact artifact = Artifact.builder(server.url("/two.zip").toString(), Format.ZIP)
                .size(TWO.length)
                .digest(Digest.ofContent(TWO))
                .build();
        publisher.publishes(Release.builder(Version.parse("2.0.0"))
                .artifacts(List.of(artifact))
                .build());
    }

    @Test
    void launcherStartsTheNewVersion_andTheOldOneStaysUntilItIsConfirmed() throws Exception {
        Path one = Files.createDirectories(app.resolve("versions/1.0.0"));
        Files.writeString(one.resolve("app.jar"), "one");
        Files.writeString(app.resolve("current"), "1.0.0\n");
        Files.writeString(app.resolve("launcher"), "the user's own");
        Map<String, String> before = TreeSnapshot.of(one);

        UpdateOutcome outcome = updater(host("1.0.0").build()).checkAndApply();

        assertThat(outcome).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(app.resolve("current")).hasContent("2.0.0");
        assertThat(app.resolve("versions/2.0.0/app.jar")).hasContent("two");
        assertThat(TreeSnapshot.of(one)).isEqualTo(before);
        updater(host("2.0.0").build()).confirmPending();
        assertThat(one).doesNotExist();
        assertThat(app.resolve("launcher")).hasContent("the user's own");
        assertThat(temporary.resolve(".app.update")).doesNotExist();
    }

    @Test
    void whatWasLeftUnderTheNewVersionsNameIsNoPartOfIt() throws Exception {
        Files.writeString(Files.createDirectories(app.resolve("versions/1.0.0")).resolve("app.jar"), "one");
        Files.writeString(app.resolve("current"), "1.0.0\n");
        Path left = Files.createDirectories(app.resolve("versions/2.0.0/plugins"));
        Files.writeString(left.resolve("planted.jar"), "somebody's");

        UpdateOutcome outcome = updater(host("1.0.0").build()).checkAndApply();

        assertThat(outcome).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(TreeSnapshot.of(app.resolve("versions/2.0.0")))
                .containsOnlyKeys("", "app.jar", "conf", "conf/default.json", "conf/extra.json");
    }

    @Test
    void whatIsTheUsersIsNeitherChangedNorRemoved() throws Exception {
        Files.writeString(app.resolve("app.jar"), "one");
        Files.createDirectories(app.resolve("conf"));
        Files.writeString(app.resolve("conf/default.json"), "{changed by the user}");
        Files.writeString(app.resolve("conf/mine.json"), "{made by the user}");
        Files.writeString(app.resolve("old.txt"), "of version one");

        UpdateOutcome outcome =
                updater(host("1.0.0").preserve("conf/**").build()).checkAndApply();

        assertThat(outcome).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(app.resolve("app.jar")).hasContent("two");
        assertThat(app.resolve("old.txt")).doesNotExist();
        assertThat(app.resolve("conf/default.json")).hasContent("{changed by the user}");
        assertThat(app.resolve("conf/mine.json")).hasContent("{made by the user}");
        assertThat(app.resolve("conf/extra.json")).hasContent("{new}");
    }

    private HostApplication.Builder host(String version) {
        return HostApplication.builder("com.acme.app", version)
                .installDir(app)
                .workDir(temporary.resolve("work"))
                .process(new HostProcess.None());
    }

    private Updater updater(HostApplication host) {
        return Updater.builder()
                .application(host)
                .server(publisher)
                .trust(Trust.checksumOnly())
                .build();
    }
}
