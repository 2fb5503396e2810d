package io.github.clientupdater.user.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.user.session.SessionState.Available;
import io.github.clientupdater.user.session.SessionState.AwaitingExit;
import io.github.clientupdater.user.session.SessionState.Checking;
import io.github.clientupdater.user.session.SessionState.Downloading;
import io.github.clientupdater.user.session.SessionState.Failed;
import io.github.clientupdater.user.session.SessionState.HandingOver;
import io.github.clientupdater.user.session.SessionState.Idle;
import io.github.clientupdater.user.session.SessionState.Paused;
import io.github.clientupdater.user.session.SessionState.Postponed;
import io.github.clientupdater.user.session.SessionState.Preparing;
import io.github.clientupdater.user.session.SessionState.Ready;
import io.github.clientupdater.user.session.SessionState.Succeeded;
import io.github.clientupdater.user.session.SessionState.UpToDate;
import io.github.clientupdater.user.session.SessionState.Verifying;
import io.github.clientupdater.user.session.SessionState.Vetoed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateSessionTest {
    private static final Artifact ARTIFACT =
            Artifact.builder("acme.zip", Format.ZIP).size(100).build();
    private static final Release RELEASE = release(false);
    private static final Decision.Available UPDATE = new Decision.Available(RELEASE, ARTIFACT);
    private static final Decision.Available MANDATORY = new Decision.Available(release(true), ARTIFACT);
    private static final UpdateException FAILURE = new UpdateException(Code.DOWNLOAD_FAILED, "reset");

    private final RecordingView view = new RecordingView();
    private final UpdateSession session = new UpdateSession(view);

    private static Release release(boolean mandatory) {
        return Release.builder(Version.parse("2.0.0"))
                .mandatory(mandatory)
                .artifacts(List.of(ARTIFACT))
                .build();
    }

    /** Asks on another thread, as an updater does. */
    private static <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question);
    }

    private static DownloadProgress progress(long done) {
        return DownloadProgress.of(done, OptionalLong.of(100));
    }

    @Test
    void aWholeUpdateIsSeenFromTheQuestionToTheEnd() throws Exception {
        session.started(UpdateTrigger.USER);
        session.checkStarted(UpdateTrigger.USER);
        agree();
        session.downloadStarted(RELEASE);
        session.downloadProgressed(RELEASE, progress(7));
        session.downloadProgressed(RELEASE, progress(100));
        session.verified(RELEASE);
        CompletableFuture<Timing> timing = ask(() -> session.confirmRestart(RELEASE));
        view.await(Ready.class);
        session.perform(Move.RELAUNCH);
        assertThat(timing.get()).isEqualTo(Timing.NOW);
        session.handedOff(RELEASE);

        assertThat(view.kinds())
                .containsExactly(
                        "Checking REQUESTED",
                        "Available REQUESTED",
                        "Downloading REQUESTED",
                        "Verifying REQUESTED",
                        "Preparing REQUESTED",
                        "Ready SHOWN",
                        "HandingOver SHOWN");
    }

    private void agree() throws Exception {
        CompletableFuture<Choice> choice = ask(() -> session.offer(UPDATE));
        view.await(Available.class);
        assertThat(session.perform(Move.INSTALL)).isTrue();
        assertThat(choice.get()).isEqualTo(Choice.INSTALL);
    }

    @ParameterizedTest
    @CsvSource({"INSTALL, INSTALL", "LATER, LATER", "SKIP, SKIP"})
    void eachMoveGivesItsAnswer(Move move, Choice expected) throws Exception {
        CompletableFuture<Choice> choice = ask(() -> session.offer(UPDATE));
        view.await(Available.class);

        session.perform(move);

        assertThat(choice.get()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"RELAUNCH, NOW", "AT_EXIT, AT_EXIT", "LATER, LATER"})
    void eachMoveSaysWhen(Move move, Timing expected) throws Exception {
        CompletableFuture<Timing> timing = ask(() -> session.confirmRestart(RELEASE));
        view.await(Ready.class);

        session.perform(move);

        assertThat(timing.get()).isEqualTo(expected);
    }

    @Test
    void aMoveThatIsNotPossibleNowDoesNothing() throws Exception {
        CompletableFuture<Choice> choice = ask(() -> session.offer(MANDATORY));
        view.await(Available.class);

        assertThat(session.perform(Move.SKIP)).isFalse();
        assertThat(session.perform(Move.RELAUNCH)).isFalse();
        assertThat(choice).isNotDone();

        session.perform(Move.QUIT);
        assertThat(choice.get()).isEqualTo(Choice.LATER);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoAskedIsDisturbed(UpdateTrigger trigger) throws Exception {
        session.started(trigger);
        session.checkStarted(trigger);
        CompletableFuture<Choice> choice = ask(() -> session.offer(UPDATE));

        Attention attention = view.await(Available.class).attention();

        assertThat(attention)
                .isEqualTo(
                        switch (trigger) {
                            case USER -> Attention.REQUESTED;
                            case STARTUP -> Attention.SHOWN;
                            case SCHEDULE, SIGNAL -> Attention.WAITING;
                        });
        session.dismiss();
        assertThat(choice.get()).isEqualTo(Choice.LATER);
    }

    @Test
    void escapeNeverAgrees() {
        for (SessionState state : List.of(
                new Available(UPDATE, false), new Available(MANDATORY, false), new Ready(RELEASE), new Checking())) {
            Optional<Move> dismissal = Scene.preview(state, Attention.SHOWN).dismissal();

            assertThat(dismissal).isNotEmpty();
            assertThat(dismissal.get()).isNotIn(Move.INSTALL, Move.RELAUNCH, Move.AT_EXIT, Move.SKIP, Move.RETRY);
        }
    }

    @Test
    void whoIsWorkingIsNotEndedByEscape() {
        Scene scene = new Moves(true, true, false).scene(new Available(MANDATORY, false), Attention.SHOWN);

        assertThat(scene.dismissal()).isEmpty();
        assertThat(scene.moves()).containsExactly(Move.INSTALL, Move.QUIT);
    }

    @Test
    void anAnswerIsShownToWhoAskedEvenIfThereIsNothing() {
        session.started(UpdateTrigger.USER);
        session.checkStarted(UpdateTrigger.USER);
        session.decided(new Decision.UpToDate(Decision.Reason.ON_LATEST));

        assertThat(session.scene().state()).isEqualTo(new UpToDate(Decision.Reason.ON_LATEST));
        session.perform(Move.CLOSE);
        assertThat(session.scene().isVisible()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULE", "SIGNAL", "STARTUP"})
    void nobodyElseSeesThatThereIsNothing(UpdateTrigger trigger) {
        session.started(trigger);
        session.checkStarted(trigger);
        session.decided(new Decision.UpToDate(Decision.Reason.ON_LATEST));
        session.started(trigger);
        session.checkStarted(trigger);
        session.failed(new UpdateException(Code.SOURCE_UNREACHABLE, "offline"));

        assertThat(view.kinds()).containsExactly("Checking HIDDEN", "Idle HIDDEN", "Checking HIDDEN", "Idle HIDDEN");
    }

    @Test
    void aCheckThatOnlyAsksShowsNothing() {
        session.checkStarted(UpdateTrigger.USER);
        session.decided(new Decision.UpToDate(Decision.Reason.ON_LATEST));

        assertThat(view.kinds()).isEmpty();
    }

    @Test
    void hiddenItGoesOnAndComesBackForTheNextQuestion() throws Exception {
        session.runBegins(new Cancellation());
        session.started(UpdateTrigger.SCHEDULE);
        agree();
        session.downloadStarted(RELEASE);
        session.perform(Move.HIDE);
        session.downloadProgressed(RELEASE, progress(50));
        assertThat(session.scene().isVisible()).isFalse();

        session.check();
        assertThat(session.scene().state()).isInstanceOf(Downloading.class);
        assertThat(session.scene().attention()).isEqualTo(Attention.REQUESTED);
        assertThat(view.raised).isEqualTo(1);
        session.perform(Move.HIDE);

        CompletableFuture<Timing> timing = ask(() -> session.confirmRestart(RELEASE));
        assertThat(view.await(Ready.class).isVisible()).isTrue();
        session.perform(Move.LATER);
        assertThat(timing.get()).isEqualTo(Timing.LATER);
        session.postponed(RELEASE);
        assertThat(session.scene().state()).isEqualTo(new Postponed(RELEASE));
    }

    @Test
    void anApplicationThatCannotCloseIsAskedAgain() throws Exception {
        CompletableFuture<Boolean> again = ask(() -> session.retryExit(RELEASE, Optional.of("Printing")));
        assertThat(view.await(Vetoed.class).state()).isEqualTo(new Vetoed(RELEASE, Optional.of("Printing")));
        session.perform(Move.RETRY);
        assertThat(again.get()).isTrue();
        assertThat(session.scene().state()).isInstanceOf(HandingOver.class);

        CompletableFuture<Boolean> enough = ask(() -> session.retryExit(RELEASE, Optional.empty()));
        view.await(Vetoed.class);
        session.perform(Move.CLOSE);
        assertThat(enough.get()).isFalse();
    }

    @Test
    void installedAtTheExitIsNotToldAsIfItWereNow() throws Exception {
        session.started(UpdateTrigger.USER);
        CompletableFuture<Timing> timing = ask(() -> session.confirmRestart(RELEASE));
        view.await(Ready.class);
        session.perform(Move.AT_EXIT);
        timing.get();
        session.handedOff(RELEASE);

        assertThat(session.scene().state()).isEqualTo(new AwaitingExit(RELEASE));
        assertThat(session.scene().isVisible()).isFalse();
        session.check();
        assertThat(session.scene().attention()).isEqualTo(Attention.REQUESTED);
    }

    @Test
    void automaticUpdatesAskNothing() {
        UpdateSession silent = new UpdateSession(view, () -> true);
        silent.started(UpdateTrigger.SCHEDULE);

        assertThat(silent.offer(UPDATE)).isEqualTo(Choice.INSTALL);
        silent.downloadStarted(RELEASE);
        silent.verified(RELEASE);
        assertThat(silent.confirmRestart(RELEASE)).isEqualTo(Timing.AT_EXIT);
        silent.handedOff(RELEASE);

        assertThat(view.kinds()).noneMatch(kind -> kind.contains("SHOWN") || kind.contains("REQUESTED"));
    }

    @Test
    void aPersonIsAskedEvenWhereUpdatesAreAutomatic() throws Exception {
        UpdateSession silent = new UpdateSession(view, () -> true);
        silent.started(UpdateTrigger.USER);

        CompletableFuture<Choice> choice = ask(() -> silent.offer(UPDATE));
        view.await(Available.class);
        silent.dismiss();

        assertThat(choice.get()).isEqualTo(Choice.LATER);
    }

    @Test
    void aFailureAfterAYesIsShownOnceAndOneAfterANoIsNot() throws Exception {
        session.started(UpdateTrigger.SCHEDULE);
        agree();
        session.failed(FAILURE);
        assertThat(session.scene().state()).isEqualTo(new Failed(Optional.of(RELEASE), FAILURE, false, false));
        session.perform(Move.CLOSE);

        session.failed(FAILURE);

        assertThat(session.scene().state()).isInstanceOf(Idle.class);
    }

    @Test
    void whatCameToNothingAfterTheRestartIsTold() {
        UpdateException failure = new UpdateException(Code.ROLLED_BACK, "it crashed");
        session.failedLater(RELEASE, failure, true);

        assertThat(session.scene().state()).isEqualTo(new Failed(Optional.of(RELEASE), failure, true, true));
        assertThat(session.scene().first()).contains(Move.CLOSE);
    }

    @Test
    void whoRefusedInTheInstallerKnows() {
        session.failedLater(RELEASE, new UpdateException(Code.INSTALLER_CANCELLED, "no"), false);

        assertThat(session.scene().isVisible()).isFalse();
    }

    @Test
    void successIsToldAfterTheRestart() {
        session.installed(RELEASE);

        assertThat(session.scene().state()).isEqualTo(new Succeeded(RELEASE));
        assertThat(session.scene().attention()).isEqualTo(Attention.SHOWN);
    }

    @Test
    void theBusySecondRunDoesNotDisturbTheFirst() throws Exception {
        session.runBegins(new Cancellation());
        session.started(UpdateTrigger.USER);
        session.checkStarted(UpdateTrigger.USER);

        ask(() -> {
                    session.runBegins(new Cancellation());
                    session.failed(new UpdateException(Code.BUSY, "another"));
                    session.runEnds();
                    return true;
                })
                .get();

        assertThat(session.scene().state()).isInstanceOf(Checking.class);
        assertThat(session.scene().moves()).containsExactly(Move.CANCEL);
        session.runEnds();
        assertThat(session.scene().state()).isInstanceOf(Idle.class);
    }

    /** Stands in for an updater: each run waits to be told how it goes on. */
    private static final class Runs implements UpdateSession.Runs {
        final BlockingQueue<Runnable> scripts = new LinkedBlockingQueue<>();
        final BlockingQueue<Cancellation> begun = new LinkedBlockingQueue<>();
        private final UpdateSession session;

        Runs(UpdateSession session) {
            this.session = session;
        }

        @Override
        public void run(UpdateTrigger trigger, Cancellation cancellation) {
            session.runBegins(cancellation);
            begun.add(cancellation);
            session.started(trigger);
            session.checkStarted(trigger);
            try {
                scripts.take().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            session.runEnds();
        }
    }

    @Test
    void pausedTheDownloadGoesOnWhereItWasWithoutAskingAgain() throws Exception {
        Runs runs = new Runs(session);
        session.connect(runs);
        session.check();
        Cancellation first = runs.begun.take();
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        first.onCancel(() -> stopped.complete(null));
        runs.scripts.add(() -> {
            session.offer(UPDATE);
            session.downloadStarted(RELEASE);
            session.downloadProgressed(RELEASE, progress(40));
            stopped.join();
            session.cancelled();
        });
        view.await(Available.class);
        session.perform(Move.INSTALL);
        while (((Downloading) view.await(Downloading.class).state())
                        .status()
                        .now()
                        .done()
                != 40) {}

        assertThat(session.perform(Move.PAUSE)).isTrue();
        stopped.join();
        Paused paused = (Paused) view.await(Paused.class).state();
        assertThat(paused.status().now().done()).isEqualTo(40);
        session.perform(Move.RESUME);
        runs.begun.take();
        CompletableFuture<Choice> second = new CompletableFuture<>();
        runs.scripts.add(() -> second.complete(session.offer(UPDATE)));

        assertThat(second.get()).isEqualTo(Choice.INSTALL);
        assertThat(view.kinds())
                .filteredOn(kind -> kind.startsWith("Available"))
                .hasSize(1);
    }

    @Test
    void cancelledADownloadIsGone() throws Exception {
        Runs runs = new Runs(session);
        session.connect(runs);
        session.check();
        Cancellation cancellation = runs.begun.take();
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        cancellation.onCancel(() -> stopped.complete(null));
        view.await(Checking.class);

        session.perform(Move.CANCEL);

        stopped.join();
        runs.scripts.add(session::cancelled);
        view.await(Idle.class);
        assertThat(session.scene().isVisible()).isFalse();
    }

    /** The run has begun and has not yet said so. */
    @Test
    void cancelledBeforeItsFirstWordARunStaysUnseen() {
        session.connect((trigger, cancellation) -> {});
        session.runBegins(new Cancellation());
        session.check();
        session.started(UpdateTrigger.USER);
        session.checkStarted(UpdateTrigger.USER);
        session.perform(Move.CANCEL);

        session.started(UpdateTrigger.USER);
        session.checkStarted(UpdateTrigger.USER);

        assertThat(session.scene().isVisible()).isFalse();
        session.cancelled();
        session.runEnds();
        assertThat(session.scene().state()).isInstanceOf(Idle.class);
    }

    @Test
    void anotherTryAsksNothingTwice() throws Exception {
        Runs runs = new Runs(session);
        session.connect(runs);
        session.check();
        runs.begun.take();
        runs.scripts.add(() -> {
            session.offer(UPDATE);
            session.failed(FAILURE);
        });
        view.await(Available.class);
        session.perform(Move.INSTALL);
        assertThat(view.await(Failed.class).moves()).containsExactly(Move.RETRY, Move.CLOSE);

        session.perform(Move.RETRY);
        runs.begun.take();
        CompletableFuture<Choice> choice = new CompletableFuture<>();
        runs.scripts.add(() -> choice.complete(session.offer(UPDATE)));

        assertThat(choice.get()).isEqualTo(Choice.INSTALL);
    }

    @Test
    void withoutAnUpdaterThereIsNothingToStart() {
        assertThatIllegalStateException().isThrownBy(session::check).withMessageContaining("connect");
        session.failedLater(RELEASE, FAILURE, false);
        assertThat(session.scene().moves()).containsExactly(Move.CLOSE);
    }

    @Test
    void dismissBeforeAQuestionRefusesItUnseen() {
        session.started(UpdateTrigger.USER);
        session.dismiss();

        assertThat(session.offer(UPDATE)).isEqualTo(Choice.LATER);
        assertThat(session.confirmRestart(RELEASE)).isEqualTo(Timing.LATER);
        assertThat(view.kinds()).containsExactly("Idle HIDDEN");

        session.cancelled();
        session.started(UpdateTrigger.SCHEDULE);
        CompletableFuture<Choice> next = ask(() -> session.offer(UPDATE));
        assertThat(next).isNotDone();
        session.dismiss();
        next.join();
    }

    @Test
    void interruptionRefusesAndStays() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<Choice> choice = new CompletableFuture<>();
        Thread updater = new Thread(() -> {
            choice.complete(session.offer(UPDATE));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        updater.start();
        view.await(Available.class);

        updater.interrupt();

        assertThat(choice.get()).isEqualTo(Choice.LATER);
        assertThat(interrupted.get()).isTrue();
        assertThat(session.scene().isVisible()).isFalse();
    }

    @Test
    void aViewThatCannotShowIsToldToTheUpdater() throws Exception {
        CompletableFuture<Choice> choice = ask(() -> session.offer(UPDATE));
        view.await(Available.class);
        session.cannotShow(new NoClassDefFoundError("JFrame"));
        assertThat(choice.handle((answer, e) -> e.getCause()).get()).isInstanceOf(IllegalStateException.class);

        view.broken = true;
        assertThatIllegalStateException().isThrownBy(() -> session.confirmRestart(RELEASE));
    }

    @Test
    void aLostConnectionIsShownAndKeepsTheBar() throws Exception {
        session.started(UpdateTrigger.USER);
        agree();
        session.downloadStarted(RELEASE);
        session.downloadProgressed(RELEASE, progress(40));
        session.downloadInterrupted(RELEASE, FAILURE, Duration.ofSeconds(3));

        DownloadStatus status = ((Downloading) session.scene().state()).status();
        assertThat(status.reconnecting()).isTrue();
        assertThat(status.percent()).hasValue(40);
        session.downloadProgressed(RELEASE, progress(100));
        assertThat(session.scene().state()).isInstanceOf(Verifying.class);
        session.verified(RELEASE);
        assertThat(session.scene().state()).isInstanceOf(Preparing.class);
    }
}
