package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.host.Guidance.Reason;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.host.InstallKind;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.testing.RecordingListener;
import io.github.clientupdater.testing.ScriptedServer;
import io.github.clientupdater.testing.ScriptedUserDriver;
import io.github.clientupdater.testing.TreeSnapshot;
import io.github.clientupdater.testing.Zips;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody else updates is told so, and left alone. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the relauncher has not been run on Windows yet")
class NotSelfUpdatableTest {
    private static final byte[] TWO = Zips.of(Map.of("version", "two"));

    @StartStop
    final MockWebServer server = new MockWebServer();

    @TempDir
    Path temporary;

    private final RecordingListener listener = new RecordingListener();
    private final ScriptedServer publisher = new ScriptedServer();
    private Path installDir;

    @BeforeEach
    void installOne() throws IOException {
        installDir = Files.createDirectories(temporary.resolve("Cellar/acme/1.0"));
        Files.writeString(installDir.resolve("version"), "one");
    }

    @ParameterizedTest
    @EnumSource
    void runEndsBeforeAnybodyIsAskedAndAnythingIsDownloaded(UpdateTrigger trigger) {
        publisher.publishes(release());
        ScriptedUserDriver driver = new ScriptedUserDriver(Choice.INSTALL, Timing.NOW);

        UpdateOutcome outcome =
                updater(host(installDir)).userDriver(driver).build().checkAndApply(trigger, new Cancellation());

        assertThat(outcome).isInstanceOf(UpdateOutcome.NotSelfUpdatable.class);
        UpdateOutcome.NotSelfUpdatable barred = (UpdateOutcome.NotSelfUpdatable) outcome;
        assertThat(barred.release()).isEqualTo(release());
        assertThat(barred.guidance())
                .extracting(Guidance::kind, Guidance::reason)
                .containsExactly(InstallKind.HOMEBREW, Reason.MANAGED);
        assertThat(barred.guidance().command()).isEqualTo(List.of("brew", "upgrade", "acme"));
        assertThat(listener.events())
                .containsExactly("started", "checkStarted", "decided", "notSelfUpdatable HOMEBREW");
        assertThat(driver.questions()).isEmpty();
        assertThat(server.getRequestCount()).isZero();
        assertThat(installDir.resolve("version")).hasContent("one");
        assertThat(installDir.resolveSibling(".1.0.update")).doesNotExist();
    }

    @Test
    void checkIsAsEver() throws Exception {
        publisher.publishes(release());

        assertThat(updater(host(installDir)).build().check()).isInstanceOf(Decision.Available.class);
        assertThat(listener.events()).containsExactly("checkStarted", "decided");
    }

    @Test
    void withoutAnUpdateNobodyIsTold() {
        publisher.publishes(Release.builder(Version.parse("1.0.0")).build());

        assertThat(updater(host(installDir)).build().checkAndApply()).isInstanceOf(UpdateOutcome.UpToDate.class);
        assertThat(listener.events()).doesNotContain("notSelfUpdatable HOMEBREW");
    }

    @Test
    void applicationMayKnowBetter() {
        publisher.publishes(release());
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(TWO)).build());
        HostApplication host =
                builder(installDir).installKind(InstallKind.DIRECTORY).build();

        assertThat(updater(host).build().checkAndApply()).isEqualTo(new UpdateOutcome.Installed(release()));
        assertThat(installDir.resolve("version")).hasContent("two");
    }

    /** It was wanted at the next start, and meanwhile the application came into other hands. */
    @Test
    void keptUpdateIsLeftAloneToo() throws Exception {
        publisher.publishes(release());
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(TWO)).build());
        Path own = Files.createDirectory(temporary.resolve("own"));
        ScriptedUserDriver later = new ScriptedUserDriver(Choice.INSTALL, Timing.LATER);
        UpdateOutcome staged = updater(host(own)).userDriver(later).build().checkAndApply();
        Files.writeString(own.resolve("updater.install-kind"), "snap");

        UpdateOutcome outcome = updater(host(own)).build().checkAndApply();

        assertThat(staged).isInstanceOf(UpdateOutcome.Staged.class);
        assertThat(outcome).isInstanceOf(UpdateOutcome.NotSelfUpdatable.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(temporary.resolve(".own.update")).doesNotExist();
    }

    private Updater.Builder updater(HostApplication host) {
        return Updater.builder()
                .application(host)
                .server(publisher)
                .trust(Trust.checksumOnly())
                .listener(listener);
    }

    private HostApplication host(Path place) {
        return builder(place).build();
    }

    private HostApplication.Builder builder(Path place) {
        return HostApplication.builder("com.acme.app", "1.0.0")
                .installDir(place)
                .workDir(temporary.resolve("work"))
                .process(new HostProcess.None());
    }

    private Release release() {
        Artifact artifact = Artifact.builder(server.url("/app").toString(), Format.ZIP)
                .size(TWO.length)
                .digest(new Digest(TreeSnapshot.digest(TWO)))
                .build();
        return Release.builder(Version.parse("2.0.0"))
                .artifacts(List.of(artifact))
                .build();
    }
}
