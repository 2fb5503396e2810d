package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.ReleaseSignal;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.FakeStateStore;
import io.github.clientupdater.testing.ManualTimer;
import io.github.clientupdater.testing.ScriptedServer;
import io.github.clientupdater.verify.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateSchedulerTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path workDir;

    private final ManualTimer timer = new ManualTimer();
    private final FakeStateStore state = new FakeStateStore();
    private final List<String> runs = new ArrayList<>();
    private final List<ReleaseSignal.Listener> listeners = new ArrayList<>();
    private UpdateScheduler.Work work = (updater, trigger, cancellation) -> {};
    private boolean paused;

    private UpdateScheduler scheduler() {
        return scheduler(timer);
    }

    private UpdateScheduler scheduler(ManualTimer clock) {
        return UpdateScheduler.builder(updater(clock), clock)
                .interval(HOUR)
                .jitter(0)
                .pauseWhile(() -> paused)
                .work((updater, trigger, cancellation) -> {
                    runs.add(trigger.name());
                    work.run(updater, trigger, cancellation);
                })
                .build();
    }

    private Updater updater(ManualTimer clock) {
        return Updater.builder()
                .application(HostApplication.builder("com.acme.app", "1.0.0")
                        .workDir(workDir)
                        .process(new HostProcess.None())
                        .build())
                .server(new HintingServer())
                .trust(Trust.checksumOnly())
                .stateStore(state)
                .clock(clock.clock())
                .build();
    }

    private final class HintingServer implements UpdateServer {
        private final ScriptedServer server = new ScriptedServer()
                .publishes(Release.builder(Version.parse("1.0.0"))
                        .artifacts(List.of(Artifact.builder("https://acme.example/a.zip", Format.ZIP)
                                .build()))
                        .build());

        @Override
        public ReleaseSource source() {
            return server.source();
        }

        @Override
        public ReleaseSignal signal() {
            return (host, executor, listener) -> {
                listeners.add(listener);
                return () -> listeners.remove(listener);
            };
        }
    }

    @Test
    void checksAtOnceAndThenEveryHour() {
        scheduler().start();

        timer.advance(HOUR.multipliedBy(3));

        assertThat(runs).containsExactly("SCHEDULE", "SCHEDULE", "SCHEDULE", "SCHEDULE");
    }

    @Test
    void nothingBeforeTheStart_andOnceAfterTwo() {
        UpdateScheduler scheduler = scheduler();
        timer.advance(HOUR);
        assertThat(runs).isEmpty();

        scheduler.start();
        scheduler.start();
        timer.advance(Duration.ofMinutes(59));

        assertThat(runs).hasSize(1);
        assertThat(listeners).hasSize(1);
    }

    @Test
    void lastCheckOutlivesTheApplication() {
        scheduler().start();
        timer.advance(Duration.ofMinutes(30));

        ManualTimer next = new ManualTimer(timer.now());
        scheduler(next).start();
        next.advance(Duration.ofMinutes(29));
        assertThat(runs).hasSize(1);
        next.advance(Duration.ofMinutes(1));

        assertThat(runs).hasSize(2);
    }

    @Test
    void runOfTheApplicationsOwnCounts() {
        updater(timer).checkAndApply();

        scheduler().start();
        timer.advance(Duration.ofMinutes(59));

        assertThat(runs).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "{}", "{\"checked\": \"yesterday\", \"failures\": 0}", "{\"failures\": -1}"})
    void damagedMemoryMeansNeverChecked(String damaged) {
        state.put("schedule", damaged);

        scheduler().start();
        timer.runDue();

        assertThat(runs).hasSize(1);
    }

    @Test
    void clockThatIsSetBackDoesNotStopIt() {
        scheduler().start();
        timer.runDue();

        ManualTimer back = new ManualTimer(timer.now().minus(Duration.ofDays(365)));
        scheduler(back).start();
        back.advance(HOUR);

        assertThat(runs).hasSize(2);
    }

    @Test
    void computerThatSleptCatchesUpWithinTenMinutes() {
        scheduler().start();
        timer.runDue();

        assertThat(timer.delays()).allSatisfy(delay -> assertThat(delay).isLessThanOrEqualTo(Duration.ofMinutes(10)));
    }

    @Test
    void failureIsRepeatedSooner_andSuccessEndsThat() {
        work = (updater, trigger, cancellation) -> {
            throw new UpdateException(Code.SOURCE_UNREACHABLE, "offline");
        };
        scheduler().start();
        timer.advance(Duration.ofMinutes(8)); // At 0, at most 1, 3 and 7 minutes.
        assertThat(runs).hasSizeBetween(4, 6);
        work = (updater, trigger, cancellation) -> {};
        timer.advance(Duration.ofMinutes(10));
        int recovered = runs.size();

        timer.advance(Duration.ofMinutes(45));
        assertThat(runs).hasSize(recovered);
    }

    @Test
    void serverThatWantsToBeLeftAloneIs_alsoByHintsAndAfterARestart() {
        work = (updater, trigger, cancellation) -> {
            throw UpdateException.retryAfter(Code.SOURCE_FAILED, "busy", Optional.of(Duration.ofHours(3)));
        };
        UpdateScheduler first = scheduler();
        first.start();
        timer.runDue();
        listeners.get(0).hinted();
        timer.advance(HOUR);
        first.close();

        ManualTimer next = new ManualTimer(timer.now());
        scheduler(next).start();
        next.advance(Duration.ofMinutes(119));
        assertThat(runs).hasSize(1);
        next.advance(Duration.ofMinutes(1));

        assertThat(runs).hasSize(2);
    }

    @Test
    void stormOfHintsIsOneCheck_andTheNextOneAMinuteLater() {
        scheduler().start();
        timer.runDue();
        for (int i = 0; i < 1000; i++) listeners.get(0).hinted();
        timer.advance(Duration.ofSeconds(6));
        assertThat(runs).containsExactly("SCHEDULE", "SIGNAL");

        for (int i = 0; i < 1000; i++) listeners.get(0).hinted();
        timer.advance(Duration.ofSeconds(30));
        assertThat(runs).hasSize(2);
        timer.advance(Duration.ofSeconds(40));

        assertThat(runs).containsExactly("SCHEDULE", "SIGNAL", "SIGNAL");
    }

    @Test
    void hintDuringARunLeadsToOneMore() {
        work = (updater, trigger, cancellation) -> {
            if (runs.size() == 1) listeners.get(0).hinted();
        };
        scheduler().start();
        timer.advance(Duration.ofMinutes(2));

        assertThat(runs).containsExactly("SCHEDULE", "SIGNAL");
    }

    @Test
    void pauseDelaysTheTurn_butDoesNotLoseIt_andAPersonDoesNotWait() {
        paused = true;
        UpdateScheduler scheduler = scheduler();
        scheduler.start();
        timer.advance(HOUR);
        assertThat(runs).isEmpty();

        scheduler.checkNow();
        timer.runDue();
        assertThat(runs).containsExactly("USER");

        timer.advance(HOUR.multipliedBy(2));
        paused = false;
        timer.advance(Duration.ofMinutes(1));

        assertThat(runs).containsExactly("USER", "SCHEDULE");
    }

    @Test
    void personDoesNotWaitForTheServersWish() {
        work = (updater, trigger, cancellation) -> {
            throw UpdateException.retryAfter(Code.SOURCE_FAILED, "busy", Optional.of(Duration.ofHours(3)));
        };
        UpdateScheduler scheduler = scheduler();
        scheduler.start();
        timer.runDue();

        scheduler.checkNow();
        timer.runDue();

        assertThat(runs).containsExactly("SCHEDULE", "USER");
    }

    @Test
    void anotherRunInTheWayIsNoFailure() {
        work = (updater, trigger, cancellation) -> {
            if (runs.size() == 1) throw new UpdateException(Code.BUSY, "busy");
        };
        scheduler().start();
        timer.advance(Duration.ofMinutes(4));
        assertThat(runs).hasSize(1);
        timer.advance(Duration.ofMinutes(1));
        assertThat(runs).hasSize(2);
        timer.advance(Duration.ofMinutes(59));

        assertThat(runs).hasSize(2);
    }

    @Test
    void exceptionOfTheWorkEndsNothing() {
        work = (updater, trigger, cancellation) -> {
            throw new IllegalStateException("a mistake of the host");
        };
        scheduler().start();
        timer.advance(HOUR);

        assertThat(runs).hasSizeGreaterThan(3);
    }

    @Test
    void closeEndsEverything_alsoARunUnderWay() {
        List<Boolean> cancelled = new ArrayList<>();
        List<UpdateScheduler> own = new ArrayList<>();
        work = (updater, trigger, cancellation) -> {
            own.get(0).close();
            cancelled.add(cancellation.isCancelled());
            throw new CancellationException();
        };
        own.add(scheduler());
        own.get(0).start();
        timer.advance(HOUR.multipliedBy(5));

        assertThat(cancelled).containsExactly(true);
        assertThat(runs).hasSize(1);
        assertThat(listeners).isEmpty();
        assertThat(timer.delays()).isEmpty();
        assertThatThrownBy(() -> own.get(0).start()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void executorThatWasShutDownIsQuiet() {
        UpdateScheduler scheduler = scheduler();
        scheduler.start();
        timer.runDue();
        timer.shutdown();

        listeners.get(0).hinted();
        scheduler.checkNow();
        timer.advance(HOUR);

        assertThat(runs).hasSize(1);
    }

    @Test
    void readyMadeWorkChecksAndApplies() throws Exception {
        List<Decision> heard = new ArrayList<>();
        UpdateScheduler.Work.checking(heard::add).run(updater(timer), UpdateTrigger.SCHEDULE, new Cancellation());
        UpdateScheduler.Work.applying().run(updater(timer), UpdateTrigger.SCHEDULE, new Cancellation());

        assertThat(heard).containsExactly(new Decision.UpToDate(Decision.Reason.ON_LATEST));
        assertThat(new ScheduleMemory(state).load().checked()).contains(timer.now());
    }

    @Test
    void aTurnThatEndsTheProcessCounts() {
        List<Optional<Instant>> seen = new ArrayList<>();
        work = (updater, trigger, cancellation) ->
                seen.add(new ScheduleMemory(state).load().checked());
        scheduler().start();
        timer.runDue();

        assertThat(seen).containsExactly(Optional.of(timer.now()));
    }
}
