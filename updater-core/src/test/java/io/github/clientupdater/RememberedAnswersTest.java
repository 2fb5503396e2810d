package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.testing.FakeStateStore;
import io.github.clientupdater.testing.ScriptedServer;
import io.github.clientupdater.testing.ScriptedUserDriver;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.verify.Trust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person said once, and for how long it counts. */
class RememberedAnswersTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final UserDriver LATER = new ScriptedUserDriver(Choice.LATER, Timing.NOW);
    private static final UserDriver SKIP = new ScriptedUserDriver(Choice.SKIP, Timing.NOW);

    @TempDir
    Path temporary;

    private final FakeStateStore state = new FakeStateStore();
    private final ScriptedServer publisher = new ScriptedServer();

    @Test
    void laterCountsForADay() {
        publisher.publishes(release("2.0.0"));

        assertThat(run(NOW, LATER)).isEqualTo(new UpdateOutcome.Declined(release("2.0.0"), Importance.OPTIONAL));
        assertThat(run(NOW.plus(DAY).minusNanos(1), LATER))
                .isEqualTo(new UpdateOutcome.UpToDate(Reason.POSTPONED_BY_USER));
        assertThat(run(NOW.plus(DAY), LATER)).isInstanceOf(UpdateOutcome.Declined.class);
        assertThat(run(NOW.plus(DAY).plus(DAY).minusNanos(1), LATER)).isInstanceOf(UpdateOutcome.UpToDate.class);
    }

    @Test
    void skippedIsNeverOfferedAgain_exceptToWhoAsks() throws Exception {
        publisher.publishes(release("2.0.0"));

        assertThat(run(NOW, SKIP)).isInstanceOf(UpdateOutcome.Declined.class);
        assertThat(run(NOW.plus(DAY).plus(DAY), SKIP)).isEqualTo(new UpdateOutcome.UpToDate(Reason.SKIPPED_BY_USER));
        assertThat(updater(NOW, SKIP).check()).isInstanceOf(Decision.Available.class);
    }

    @Test
    void whoAsksIsAnsweredAfterLater_too() throws Exception {
        publisher.publishes(release("2.0.0"));
        run(NOW, LATER);

        assertThat(updater(NOW, LATER).check()).isInstanceOf(Decision.Available.class);
        assertThat(updater(NOW, LATER).check(UpdateTrigger.SCHEDULE, new Cancellation()))
                .isEqualTo(new Decision.UpToDate(Reason.POSTPONED_BY_USER));
    }

    @Test
    void nextVersionIsNotPostponed() {
        publisher.publishes(release("2.0.0")).publishes(release("2.0.1"));
        run(NOW, LATER);

        assertThat(run(NOW, LATER)).isEqualTo(new UpdateOutcome.Declined(release("2.0.1"), Importance.OPTIONAL));
    }

    @Test
    void questionThatNobodySawIsNoAnswer() {
        publisher.publishes(release("2.0.0"));
        UserDriver broken = new UserDriver() {
            @Override
            public Choice offer(Decision.Available update) {
                throw new IllegalStateException("no display");
            }

            @Override
            public Timing confirmRestart(Release release) {
                return Timing.LATER;
            }

            @Override
            public void dismiss() {}
        };

        assertThat(run(NOW, broken)).isInstanceOf(UpdateOutcome.Declined.class);
        assertThat(run(NOW, LATER)).isInstanceOf(UpdateOutcome.Declined.class);
    }

    @Test
    void applicationIsToldThatItHasToQuit() {
        MinimumSupported two = new MinimumSupported(Version.parse("2.0.0"), Optional.of(NOW));
        publisher.answers((host, cancellation) ->
                new ReleaseFeed(List.of(release("2.0.0")), Optional.empty(), Optional.of(two), List.of()));

        assertThat(run(NOW.minusNanos(1), LATER))
                .isEqualTo(new UpdateOutcome.Declined(release("2.0.0"), Importance.CRITICAL));
        assertThat(run(NOW, LATER)).isEqualTo(new UpdateOutcome.Declined(release("2.0.0"), Importance.MANDATORY));
        assertThat(run(NOW, SKIP)).isEqualTo(new UpdateOutcome.Declined(release("2.0.0"), Importance.MANDATORY));
    }

    private UpdateOutcome run(Instant now, UserDriver driver) {
        return updater(now, driver).checkAndApply();
    }

    private Updater updater(Instant now, UserDriver driver) {
        HostApplication host = HostApplication.builder("com.acme.app", "1.0.0")
                .workDir(temporary.resolve("work"))
                .process(new HostProcess.None())
                .build();
        return Updater.builder()
                .application(host)
                .server(publisher)
                .trust(Trust.checksumOnly())
                .userDriver(driver)
                .stateStore(state)
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .build();
    }

    private static Release release(String version) {
        return Release.builder(Version.parse(version))
                .artifacts(List.of(Artifact.builder("x", Format.ZIP).build()))
                .build();
    }
}
