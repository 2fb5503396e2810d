package io.github.clientupdater.swing;

import static io.github.clientupdater.swing.Fixture.FAILURE;
import static io.github.clientupdater.swing.Fixture.HOST;
import static io.github.clientupdater.swing.Fixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.InstallKind;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import java.awt.EventQueue;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SwingUserDriverTest {
    private static final Decision.Available UPDATE = Fixture.update(RELEASE);

    @ParameterizedTest
    @EnumSource
    void offerGivesTheAnswer(Choice choice) {
        SwingUserDriver driver = new SwingUserDriver(RecordingWindows.answering(choice, Timing.NOW));

        assertThat(driver.offer(UPDATE)).isEqualTo(choice);
    }

    @ParameterizedTest
    @EnumSource
    void confirmRestartGivesTheAnswer(Timing timing) {
        SwingUserDriver driver = new SwingUserDriver(RecordingWindows.answering(Choice.INSTALL, timing));

        assertThat(driver.confirmRestart(RELEASE)).isEqualTo(timing);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAPersonsCheckIsSolicited(UpdateTrigger trigger) {
        RecordingWindows windows = RecordingWindows.answering(Choice.LATER, Timing.LATER);
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.started(trigger);
        driver.offer(UPDATE);

        assertThat(windows.calls).containsExactly(trigger == UpdateTrigger.USER ? "solicited offer" : "offer");
    }

    @Test
    void everythingIsShownOnTheEventDispatchThreadAndInOrder() throws Exception {
        RecordingWindows windows = RecordingWindows.answering(Choice.INSTALL, Timing.NOW);
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.started(UpdateTrigger.SCHEDULE);
        driver.offer(UPDATE);
        driver.downloadStarted(RELEASE);
        driver.downloadProgressed(RELEASE, DownloadProgress.of(7, OptionalLong.of(9)));
        driver.verified(RELEASE);
        driver.staged(RELEASE);
        driver.confirmRestart(RELEASE);
        driver.handedOff(RELEASE);
        drain();

        assertThat(windows.calls)
                .containsExactly("offer", "downloading", "progress 7", "preparing", "confirmRestart", "handingOver");
    }

    @Test
    void dismissBeforeAQuestionRefusesItUnseen() throws Exception {
        RecordingWindows windows = RecordingWindows.answering(Choice.INSTALL, Timing.NOW);
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.dismiss();

        assertThat(driver.offer(UPDATE)).isEqualTo(Choice.LATER);
        assertThat(driver.confirmRestart(RELEASE)).isEqualTo(Timing.LATER);
        drain();
        assertThat(windows.calls).containsExactly("close");
    }

    @Test
    void dismissDuringAnOfferRefusesIt() throws Exception {
        RecordingWindows windows = RecordingWindows.silent();
        SwingUserDriver driver = new SwingUserDriver(windows);
        CompletableFuture<Choice> answer = CompletableFuture.supplyAsync(() -> driver.offer(UPDATE));
        windows.asked.await();

        driver.dismiss();

        assertThat(answer.get()).isEqualTo(Choice.LATER);
        drain();
        assertThat(windows.calls).containsExactly("offer", "close");
    }

    @Test
    void dismissDuringAConfirmationRefusesIt() throws Exception {
        RecordingWindows windows = RecordingWindows.silent();
        SwingUserDriver driver = new SwingUserDriver(windows);
        CompletableFuture<Timing> answer = CompletableFuture.supplyAsync(() -> driver.confirmRestart(RELEASE));
        windows.asked.await();

        driver.dismiss();

        assertThat(answer.get()).isEqualTo(Timing.LATER);
    }

    /** The event dispatch thread is busy, so the question is still on its way when it is dismissed. */
    @Test
    void dismissedOnItsWayAQuestionOpensNothing() throws Exception {
        RecordingWindows windows = RecordingWindows.silent();
        SwingUserDriver driver = new SwingUserDriver(windows);
        AtomicReference<Choice> answer = new AtomicReference<>();
        Thread updater = new Thread(() -> answer.set(driver.offer(UPDATE)));
        EventQueue.invokeAndWait(() -> {
            updater.start();
            while (updater.getState() != Thread.State.WAITING) Thread.onSpinWait();
            driver.dismiss();
        });
        updater.join();
        drain();

        assertThat(answer.get()).isEqualTo(Choice.LATER);
        assertThat(windows.calls).containsExactly("close");
    }

    @ParameterizedTest
    @EnumSource
    void aDismissalEndsWithTheNextCheck(UpdateTrigger trigger) {
        SwingUserDriver driver = new SwingUserDriver(RecordingWindows.answering(Choice.INSTALL, Timing.NOW));
        driver.dismiss();

        driver.started(trigger);

        assertThat(driver.offer(UPDATE)).isEqualTo(Choice.INSTALL);
    }

    /** A later run may resume what lies ready and ask without a check. */
    @Test
    void aDismissalEndsWithTheCancelledRun() {
        SwingUserDriver driver = new SwingUserDriver(RecordingWindows.answering(Choice.INSTALL, Timing.NOW));
        driver.dismiss();

        driver.cancelled();

        assertThat(driver.confirmRestart(RELEASE)).isEqualTo(Timing.NOW);
    }

    @Test
    void interruptionDuringAQuestionRefusesItAndStaysSet() throws Exception {
        RecordingWindows windows = RecordingWindows.silent();
        SwingUserDriver driver = new SwingUserDriver(windows);
        CompletableFuture<Choice> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread updater = new Thread(() -> {
            answer.complete(driver.offer(UPDATE));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        updater.start();
        windows.asked.await();

        updater.interrupt();

        assertThat(answer.get()).isEqualTo(Choice.LATER);
        assertThat(interrupted.get()).isTrue();
        drain();
        assertThat(windows.calls).containsExactly("offer", "close");
    }

    @Test
    void anInterruptedThreadIsNotAskedAtAll() throws Exception {
        RecordingWindows windows = RecordingWindows.silent();
        SwingUserDriver driver = new SwingUserDriver(windows);

        Thread.currentThread().interrupt();
        Timing timing = driver.confirmRestart(RELEASE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(timing).isEqualTo(Timing.LATER);
        drain();
        assertThat(windows.calls).isEmpty();
    }

    @Test
    void questionsOnTheEventDispatchThreadAreRefused() throws Exception {
        SwingUserDriver driver = new SwingUserDriver(RecordingWindows.silent());

        EventQueue.invokeAndWait(() -> {
            assertThatIllegalStateException().isThrownBy(() -> driver.offer(UPDATE));
            assertThatIllegalStateException().isThrownBy(() -> driver.confirmRestart(RELEASE));
        });
    }

    @Test
    void aWindowThatCannotBeShownIsToldToTheCaller() {
        SwingUserDriver driver = new SwingUserDriver(RecordingWindows.broken());

        assertThatIllegalStateException()
                .isThrownBy(() -> driver.offer(UPDATE))
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> driver.confirmRestart(RELEASE))
                .withCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void aFailureThatNobodyAskedAboutIsSilent() throws Exception {
        RecordingWindows windows = RecordingWindows.answering(Choice.INSTALL, Timing.NOW);
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.failed(FAILURE);
        driver.started(UpdateTrigger.SCHEDULE);
        driver.failed(FAILURE);
        drain();

        assertThat(windows.calls).isEmpty();
    }

    @Test
    void aFailureAfterAYesIsShownOnce() throws Exception {
        RecordingWindows windows = RecordingWindows.answering(Choice.INSTALL, Timing.NOW);
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.offer(UPDATE);
        driver.failed(FAILURE);
        driver.failed(FAILURE);
        drain();

        assertThat(windows.calls).containsExactly("offer", "failed DOWNLOAD_FAILED");
    }

    @Test
    void aFailureAfterANoIsSilent() throws Exception {
        RecordingWindows windows = RecordingWindows.answering(Choice.INSTALL, Timing.LATER);
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.offer(UPDATE);
        driver.confirmRestart(RELEASE);
        driver.failed(FAILURE);
        drain();

        assertThat(windows.calls).containsExactly("offer", "confirmRestart");
    }

    @Test
    void aFailureAfterADismissalIsSilent() throws Exception {
        RecordingWindows windows = RecordingWindows.answering(Choice.INSTALL, Timing.NOW);
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.offer(UPDATE);
        driver.dismiss();
        driver.failed(FAILURE);
        drain();

        assertThat(windows.calls).containsExactly("offer", "close");
    }

    @Test
    void installedIsToldToWhoeverSaidYesAndToNobodyElse() throws Exception {
        RecordingWindows windows = RecordingWindows.answering(Choice.INSTALL, Timing.NOW);
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.installed(RELEASE); // What the last start handed over.
        driver.confirmRestart(RELEASE);
        driver.installed(RELEASE);
        drain();

        assertThat(windows.calls).containsExactly("confirmRestart", "installed");
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoAskedIsToldThatSomebodyElseUpdates(UpdateTrigger trigger) throws Exception {
        RecordingWindows windows = RecordingWindows.silent();
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.started(trigger);
        driver.notSelfUpdatable(RELEASE, Fixture.guidance(InstallKind.OSTREE));
        drain();

        assertThat(windows.calls)
                .isEqualTo(trigger == UpdateTrigger.USER ? List.of("notSelfUpdatable OSTREE") : List.of());
    }

    @Test
    void whoDismissedIsNotToldThatSomebodyElseUpdates() throws Exception {
        RecordingWindows windows = RecordingWindows.silent();
        SwingUserDriver driver = new SwingUserDriver(windows);

        driver.started(UpdateTrigger.USER);
        driver.dismiss();
        driver.notSelfUpdatable(RELEASE, Fixture.guidance(InstallKind.OSTREE));
        drain();

        assertThat(windows.calls).containsExactly("close");
    }

    @Test
    void cancelledClosesTheWindow() throws Exception {
        RecordingWindows windows = RecordingWindows.silent();

        new SwingUserDriver(windows).cancelled();
        drain();

        assertThat(windows.calls).containsExactly("close");
    }

    @Test
    void createRefusesAJvmWithoutADisplay() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SwingUserDriver.create(HOST, Locale.ENGLISH, true))
                .withMessageContaining("no display");
    }

    private static void drain() throws Exception {
        EventQueue.invokeAndWait(() -> {});
    }
}
