package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.UpdatePolicy;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.FakeStateStore;
import io.github.clientupdater.testing.ScriptedServer;
import io.github.clientupdater.testing.ScriptedUserDriver;
import io.github.clientupdater.testing.Zips;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.verify.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From 2.0.0, which was withdrawn, to 1.0.0: over real HTTP, on real files. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the relauncher has not been run on Windows yet")
class WayBackTest {
    private static final byte[] ONE = Zips.of(Map.of("version", "one"));

    @StartStop
    final MockWebServer server = new MockWebServer();

    @TempDir
    Path temporary;

    private final FakeStateStore state = new FakeStateStore();
    private final ScriptedServer publisher = new ScriptedServer();
    private Path installDir;

    @BeforeEach
    void installTwo() throws Exception {
        installDir = Files.createDirectory(temporary.resolve("app"));
        Files.writeString(installDir.resolve("version"), "two");
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(ONE)).build());
        publisher.publishes(one());
    }

    @Test
    void withdrawnVersionIsLeft_onPurposeOnly() {
        UpdateOutcome forward =
                updater("2.0.0").policy(UpdatePolicy.newestOnChannel()).build().checkAndApply();
        UpdateOutcome bothWays = updater("2.0.0").build().checkAndApply();
        Optional<UpdateOutcome> confirmed = updater("1.0.0").build().confirmPending();

        assertThat(forward).isEqualTo(new UpdateOutcome.UpToDate(Reason.AHEAD_OF_FEED));
        assertThat(bothWays).isEqualTo(new UpdateOutcome.Installed(one()));
        assertThat(installDir.resolve("version")).hasContent("one");
        assertThat(confirmed).map(Object::getClass).contains(UpdateOutcome.Installed.class);
    }

    @Test
    void versionThatRunsOnMeansFailure_notThatSomebodyInstalledANewerOne() {
        updater("2.0.0").build().checkAndApply();

        Optional<UpdateOutcome> judged = updater("2.0.0").build().confirmPending();

        assertThat(judged)
                .hasValueSatisfying(outcome -> assertThat(
                                ((UpdateOutcome.Failed) outcome).cause().code())
                        .isEqualTo(Code.NOT_APPLIED));
    }

    @Test
    void newerVersionThatSomebodyInstalledByHandIsNoFailure() {
        updater("2.0.0").build().checkAndApply();

        assertThat(updater("2.0.1").build().confirmPending()).isEmpty();
        assertThat(state.get("pending")).isEmpty();
    }

    @Test
    void stateOfAnOlderBuildIsJudgedAsBefore() {
        updater("2.0.0").build().checkAndApply();
        state.put("pending", state.get("pending").orElseThrow().replaceFirst("\"from\" ?: ?\"2.0.0\",", ""));
        assertThat(state.get("pending").orElseThrow()).doesNotContain("from");

        assertThat(updater("2.0.0").build().confirmPending()).isEmpty();
    }

    @Test
    void whatWasKeptForTheNextStartLeadsBack_too() {
        UserDriver atTheNextStart = new ScriptedUserDriver(Choice.INSTALL, Timing.LATER);

        UpdateOutcome kept = updater("2.0.0").userDriver(atTheNextStart).build().checkAndApply();
        UpdateOutcome installed = updater("2.0.0").build().checkAndApply();

        assertThat(kept).isInstanceOf(UpdateOutcome.Staged.class);
        assertThat(installed).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(installDir.resolve("version")).hasContent("one");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void whatWasKeptIsNotForAnotherVersion() {
        UserDriver atTheNextStart = new ScriptedUserDriver(Choice.INSTALL, Timing.LATER);
        updater("2.0.0").userDriver(atTheNextStart).build().checkAndApply();

        UpdateOutcome outcome =
                updater("2.0.1").policy(UpdatePolicy.newestOnChannel()).build().checkAndApply();

        assertThat(outcome).isEqualTo(new UpdateOutcome.UpToDate(Reason.AHEAD_OF_FEED));
    }

    private Updater.Builder updater(String version) {
        HostApplication host = HostApplication.builder("com.acme.app", version)
                .installDir(installDir)
                .workDir(temporary.resolve("work"))
                .process(new HostProcess.None())
                .build();
        return Updater.builder()
                .application(host)
                .server(publisher)
                .stateStore(state)
                .policy(UpdatePolicy.allowingDowngrade())
                .trust(Trust.checksumOnly());
    }

    private Release one() {
        Artifact artifact = Artifact.builder(server.url("/one.zip").toString(), Format.ZIP)
                .size(ONE.length)
                .digest(Digest.ofContent(ONE))
                .build();
        return Release.builder(Version.parse("1.0.0"))
                .artifacts(List.of(artifact))
                .build();
    }
}
