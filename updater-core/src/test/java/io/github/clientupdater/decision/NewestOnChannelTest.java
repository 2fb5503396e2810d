package io.github.clientupdater.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision.Available;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.Decision.UpToDate;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewestOnChannelTest {
    private static final Channel BETA = new Channel("beta");

    @Test
    void newestIsTaken_inWhateverOrder() {
        Decision decision = decide("1.0.0", release("1.1.0"), release("2.0.0"), release("1.9.0"));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Available.class,
                        available -> assertThat(available.release().version()).hasToString("2.0.0"));
    }

    @Test
    void sameVersionIsUpToDate_buildMetadataOrNot() {
        assertThat(decide("1.0.0+mine", release("1.0.0+theirs"))).isEqualTo(new UpToDate(Reason.ON_LATEST));
    }

    @Test
    void newerThanEverythingPublishedIsItsOwnReason() {
        assertThat(decide("2.0.0", release("1.0.0"))).isEqualTo(new UpToDate(Reason.AHEAD_OF_FEED));
    }

    @Test
    void nothingPublishedIsItsOwnReason() {
        assertThat(decide("1.0.0")).isEqualTo(new UpToDate(Reason.FEED_EMPTY));
    }

    @Test
    void preReleaseIsNotForStableHosts() {
        assertThat(decide("1.0.0", release("2.0.0-rc.1"))).isEqualTo(new UpToDate(Reason.ONLY_PRE_RELEASES));
        assertThat(decide("1.0.0", release("2.0.0-rc.1"), release("1.1.0")))
                .isInstanceOfSatisfying(
                        Available.class,
                        available -> assertThat(available.release().version()).hasToString("1.1.0"));
    }

    @Test
    void preReleaseIsForThoseWhoChoseIt() {
        HostApplication beta = host("1.0.0").channel(BETA).build();
        Release candidate = Release.builder(Version.parse("2.0.0-rc.1"))
                .channel(BETA)
                .artifacts(artifacts())
                .build();

        assertThat(decide(beta, UpdateTrigger.STARTUP, candidate)).isInstanceOf(Available.class);
        assertThat(decide("2.0.0-beta.1", release("2.0.0-rc.1"))).isInstanceOf(Available.class);
    }

    @Test
    void otherChannelIsNotLookedAt() {
        Release beta = Release.builder(Version.parse("2.0.0"))
                .channel(BETA)
                .artifacts(artifacts())
                .build();

        assertThat(decide("1.0.0", beta)).isEqualTo(new UpToDate(Reason.FEED_EMPTY));
    }

    @Test
    void newerReleaseForAnotherSystemHidesNothing() {
        Release windowsOnly = Release.builder(Version.parse("3.0.0"))
                .artifacts(List.of(Artifact.builder("x", Format.EXE).build()))
                .build();

        assertThat(decide("1.0.0", windowsOnly)).isEqualTo(new UpToDate(Reason.NOTHING_FOR_PLATFORM));
        assertThat(decide("1.0.0", windowsOnly, release("2.0.0")))
                .isInstanceOfSatisfying(
                        Available.class,
                        available -> assertThat(available.release().version()).hasToString("2.0.0"));
    }

    @Test
    void skippedIsAskedForAgainByAPersonOnly() {
        Release two = release("2.0.0");
        Set<Version> skipped = Set.of(two.version());

        assertThat(decide(UpdateTrigger.SCHEDULE, skipped, Set.of(), two))
                .isEqualTo(new UpToDate(Reason.SKIPPED_BY_USER));
        assertThat(decide(UpdateTrigger.USER, skipped, Set.of(), two)).isInstanceOf(Available.class);
    }

    @Test
    void mandatoryCannotBeSkipped() {
        Release mandatory = Release.builder(Version.parse("2.0.0"))
                .mandatory(true)
                .artifacts(artifacts())
                .build();

        assertThat(decide(UpdateTrigger.STARTUP, Set.of(mandatory.version()), Set.of(), mandatory))
                .isInstanceOf(Available.class);
    }

    @Test
    void failingIsTriedAgainByAPersonOnly() {
        Release two = release("2.0.0");

        assertThat(decide(UpdateTrigger.STARTUP, Set.of(), Set.of(two.version()), two))
                .isEqualTo(new UpToDate(Reason.FAILED_BEFORE));
        assertThat(decide(UpdateTrigger.USER, Set.of(), Set.of(two.version()), two))
                .isInstanceOf(Available.class);
    }

    private static Release release(String version) {
        return Release.builder(Version.parse(version)).artifacts(artifacts()).build();
    }

    private static List<Artifact> artifacts() {
        return List.of(Artifact.builder("x", Format.ZIP).build());
    }

    private static HostApplication.Builder host(String version) {
        return HostApplication.builder("com.acme.app", version)
                .workDir(Path.of("unused"))
                .platform(Platform.parse("linux-x64"));
    }

    private static Decision decide(String installed, Release... releases) {
        return decide(host(installed).build(), UpdateTrigger.STARTUP, releases);
    }

    private static Decision decide(HostApplication host, UpdateTrigger trigger, Release... releases) {
        return decide(host, trigger, Set.of(), Set.of(), releases);
    }

    private static Decision decide(
            UpdateTrigger trigger, Set<Version> skipped, Set<Version> failing, Release... releases) {
        return decide(host("1.0.0").build(), trigger, skipped, failing, releases);
    }

    private static Decision decide(
            HostApplication host,
            UpdateTrigger trigger,
            Set<Version> skipped,
            Set<Version> failing,
            Release... releases) {
        return UpdatePolicy.newestOnChannel()
                .decide(
                        new ReleaseFeed(List.of(releases)),
                        new UpdatePolicy.Context(host, trigger, Instant.EPOCH, skipped, failing));
    }
}
