package io.github.clientupdater.swing;

import static io.github.clientupdater.swing.Desktop.onEventThread;
import static io.github.clientupdater.swing.Fixture.MANDATORY;
import static io.github.clientupdater.swing.Fixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.user.session.Attention;
import io.github.clientupdater.user.session.Move;
import io.github.clientupdater.user.session.SessionState;
import io.github.clientupdater.user.session.UpdateSession;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real window, driven as a person drives it. */
class WindowTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final Look look = Desktop.PLAIN.withPage(URI.create("https://acme.example/"));
    private SwingUserDriver driver = driver(look);

    private static SwingUserDriver driver(Look look) {
        return SwingUserDriver.of(Fixture.HOST, Texts.of(Locale.ENGLISH), look);
    }

    @AfterEach
    void close() {
        driver.dismiss();
        Desktop.drain();
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(question);
        while (!driver.scene().isVisible()) Thread.onSpinWait();
        Desktop.drain();
        return answer;
    }

    private CompletableFuture<Choice> offer(boolean mandatory) {
        return ask(() -> driver.offer(Fixture.update(mandatory ? MANDATORY : RELEASE)));
    }

    private void requested() {
        driver.started(UpdateTrigger.USER);
    }

    @ParameterizedTest
    @CsvSource({"btn.install, INSTALL", "btn.later, LATER", "btn.skip, SKIP"})
    void eachButtonOfAnOfferGivesItsAnswer(String button, Choice expected) throws Exception {
        requested();
        CompletableFuture<Choice> choice = offer(false);

        onEventThread(() -> Desktop.click(button));

        assertThat(choice.get()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"btn.updateNow, INSTALL", "btn.quit, LATER"})
    void eachButtonOfAMandatoryReleaseGivesItsAnswer(String button, Choice expected) throws Exception {
        CompletableFuture<Choice> choice = offer(true);

        onEventThread(() -> Desktop.click(button));

        assertThat(choice.get()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"btn.relaunch, NOW", "btn.onquit, AT_EXIT"})
    void eachButtonOfTheConfirmationGivesItsAnswer(String button, Timing expected) throws Exception {
        CompletableFuture<Timing> timing = ask(() -> driver.confirmRestart(RELEASE));

        onEventThread(() -> Desktop.click(button));

        assertThat(timing.get()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"escape", "close", "ctrl-w"})
    void closingTheWindowIsTheMildestAnswer(String way) throws Exception {
        requested();
        CompletableFuture<Choice> choice = offer(false);

        onEventThread(() -> dismiss(way));

        assertThat(choice.get()).isEqualTo(Choice.LATER);
        Desktop.drain();
        assertThat(Desktop.window()).isEmpty();
        CompletableFuture<Timing> timing = ask(() -> driver.confirmRestart(RELEASE));
        onEventThread(() -> dismiss(way));
        assertThat(timing.get()).isEqualTo(Timing.LATER);
    }

    private static void dismiss(String way) {
        switch (way) {
            case "escape" -> Desktop.type(KeyEvent.VK_ESCAPE, 0);
            case "ctrl-w" -> Desktop.type(KeyEvent.VK_W, InputEvent.CTRL_DOWN_MASK);
            default -> Desktop.closeByItsButton();
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 0, INSTALL", "73, 512, INSTALL", "76, 512, LATER", "83, 512, SKIP"})
    void keysAnswerAnOfferThatSomebodyWaitsFor(int key, int modifiers, Choice expected) throws Exception {
        driver = driver(look.withTimes(NEVER, Look.Patience.NONE));
        requested();
        CompletableFuture<Choice> choice = offer(false);

        onEventThread(() -> Desktop.type(key, modifiers));

        assertThat(choice.get()).isEqualTo(expected);
    }

    /** Whoever types while the window appears agrees to nothing. */
    @Test
    void keysDoNothingAtFirstInAWindowThatNobodyWaitsFor() {
        driver = driver(look.withTimes(NEVER, Look.Patience.NONE));
        driver.started(UpdateTrigger.STARTUP);
        CompletableFuture<Choice> choice = offer(false);

        onEventThread(() -> {
            Desktop.type(KeyEvent.VK_ENTER, 0);
            Desktop.type(KeyEvent.VK_SPACE, 0);
            Desktop.type(KeyEvent.VK_I, InputEvent.ALT_DOWN_MASK);
            Desktop.type(KeyEvent.VK_S, InputEvent.ALT_DOWN_MASK);
            assertThat(Desktop.buttons()).noneMatch(AbstractButton::isFocusable);
        });

        assertThat(choice).isNotDone();
    }

    @Test
    void suchAWindowArmsItself() throws Exception {
        driver = driver(look.withTimes(Duration.ofMillis(50), Look.Patience.NONE));
        driver.started(UpdateTrigger.STARTUP);
        CompletableFuture<Choice> choice = offer(false);
        CompletableFuture<Void> armed = new CompletableFuture<>();
        onEventThread(() -> {
            if (Desktop.root().getDefaultButton() != null) armed.complete(null);
            Desktop.root().addPropertyChangeListener("defaultButton", event -> armed.complete(null));
        });
        armed.get();

        onEventThread(() -> Desktop.type(KeyEvent.VK_ENTER, 0));

        assertThat(choice.get()).isEqualTo(Choice.INSTALL);
    }

    @Test
    void whoTypesElsewhereKeepsTheFocus() {
        driver.started(UpdateTrigger.STARTUP);
        offer(false);
        onEventThread(() -> {
            Window window = Desktop.window().orElseThrow();
            assertThat(window.isAutoRequestFocus()).isFalse();
            assertThat(window.isAlwaysOnTop()).isFalse();
            assertThat(((JFrame) window).getTitle()).isEqualTo("Acme Notes – Software Update");
        });
    }

    @Test
    void anOfferThatNobodyAskedForWaitsForAGoodMomentBehindABadge() throws Exception {
        JComponent[] badge = new JComponent[1];
        onEventThread(() -> badge[0] = driver.badge());
        assertThat(badge[0].isVisible()).isFalse();
        driver.started(UpdateTrigger.SCHEDULE);
        CompletableFuture<Choice> choice = CompletableFuture.supplyAsync(() -> driver.offer(Fixture.update(RELEASE)));
        while (driver.scene().attention() != Attention.WAITING) Thread.onSpinWait();
        Desktop.drain();

        assertThat(Desktop.window()).isEmpty();
        assertThat(badge[0].isVisible()).isTrue();
        driver.runBegins(new io.github.clientupdater.task.Cancellation());
        onEventThread(() -> ((AbstractButton) badge[0]).doClick(0));
        Desktop.drain();
        assertThat(Desktop.window()).isPresent();
        onEventThread(() -> Desktop.click("btn.later"));
        assertThat(choice.get()).isEqualTo(Choice.LATER);
    }

    @Test
    void oneWindowGoesThroughAllStatesAndNeverShrinks() throws Exception {
        requested();
        CompletableFuture<Choice> choice = offer(false);
        Window first = Desktop.window().orElseThrow();
        Dimension size = first.getSize();
        onEventThread(() -> Desktop.click("btn.install"));
        choice.get();
        Desktop.drain();
        assertThat(Desktop.textOf("header")).isEqualTo("Downloading Acme Notes 2.0.0…");
        driver.downloadStarted(RELEASE);
        driver.verified(RELEASE);
        Desktop.drain();
        assertThat(Desktop.textOf("header")).isEqualTo("Preparing the update…");
        ask(() -> driver.confirmRestart(RELEASE));

        assertThat(Desktop.window()).contains(first);
        assertThat(first.getSize()).isEqualTo(size);
    }

    @Test
    void progressMovesInPlace() {
        SwingView view = Desktop.view(Locale.ENGLISH);
        Desktop.show(view, new SessionState.Downloading(RELEASE, States.download(62_000_000, false)));
        JProgressBar bar = (JProgressBar) Desktop.find("progress");
        assertThat(bar.getValue()).isEqualTo(50);
        assertThat(bar.getAccessibleContext().getAccessibleName()).isEqualTo("Downloading Acme Notes 2.0.0…");
        assertThat(bar.getAccessibleContext().getAccessibleDescription()).isEqualTo("50 percent downloaded");
        assertThat(status()).isEqualTo("31\u00a0MB of 62\u00a0MB – 3.1\u00a0MB/s – about 8 seconds left");

        Desktop.show(view, new SessionState.Downloading(RELEASE, States.download(48_000_000, false)));
        assertThat(Desktop.find("progress")).isSameAs(bar);
        assertThat(bar.getValue()).isEqualTo(64);
        Desktop.show(view, new SessionState.Downloading(RELEASE, States.download(-1, false)));
        assertThat(bar.isIndeterminate()).isTrue();
        assertThat(status()).isEqualTo("31\u00a0MB received – 3.1\u00a0MB/s");
        Desktop.close(view);
    }

    private static String status() {
        return ((JLabel) Desktop.find("status")).getText();
    }

    @Test
    void whatIsOverInAMomentIsNotShown() {
        SwingView view = new SwingView(
                Fixture.HOST, Texts.of(Locale.ENGLISH), look.withTimes(NEVER, new Look.Patience(NEVER, NEVER)));
        Desktop.show(view, new SessionState.Checking());
        assertThat(Desktop.window()).isEmpty();

        Desktop.show(view, new SessionState.UpToDate(io.github.clientupdater.decision.Decision.Reason.ON_LATEST));
        assertThat(Desktop.textOf("header")).isEqualTo("You’re up to date");
        Desktop.close(view);
    }

    @Test
    void goodNewsLeaveByThemselves() throws Exception {
        driver = driver(look.withToast(Optional.of(Duration.ofMillis(50))));
        driver.installed(RELEASE);

        while (driver.scene().isVisible()) Thread.onSpinWait();
        Desktop.drain();

        assertThat(Desktop.window()).isEmpty();
    }

    @Test
    void thereIsAnotherTryWhereThereIsAnUpdater() throws Exception {
        LinkedBlockingQueue<UpdateTrigger> runs = new LinkedBlockingQueue<>();
        driver.connect((trigger, cancellation) -> runs.add(trigger));
        driver.started(UpdateTrigger.USER);
        driver.failed(Fixture.FAILURE);
        Desktop.drain();

        onEventThread(() -> Desktop.click("btn.retry"));

        assertThat(runs.take()).isEqualTo(UpdateTrigger.USER);
    }

    @Test
    void aFailureTellsWhatHappenedAndHidesTheDetailsAtFirst() {
        SwingView view = Desktop.view(Locale.ENGLISH);
        Desktop.show(view, States.failed(Code.DOWNLOAD_FAILED, true, false, false));
        onEventThread(() -> {
            assertThat(Desktop.textOf("header")).isEqualTo("Couldn’t download the update");
            assertThat(Desktop.textOf("body"))
                    .isEqualTo("You are still using version 1.0.0. Nothing was changed.\n"
                            + "The download broke off. Try again later. What was downloaded is kept.");
            assertThat(Desktop.components())
                    .noneMatch(component -> "details".equals(component.getName()) && component.isShowing());
            Desktop.click("btn.details");
            assertThat(Desktop.textOf("details"))
                    .startsWith("DOWNLOAD_FAILED\nGET https://updates.acme.example/a.zip")
                    .doesNotContain("secret")
                    .contains("com.acme.notes 1.0.0 → 2.0.0");
        });
        Desktop.close(view);
    }

    @Test
    void detailsHideTheHomeOfAPerson() {
        String home = System.getProperty("user.home");

        assertThat(Details.withoutSecrets("cannot write " + home + "/x")).isEqualTo("cannot write ~/x");
    }

    @Test
    void theMenuFollowsWhatThereIsToSee() {
        Action[] action = new Action[1];
        onEventThread(() -> action[0] = driver.checkAction());
        assertThat(action[0].getValue(Action.NAME)).isEqualTo("Check for Updates…");
        assertThat(action[0].getValue(Action.MNEMONIC_KEY)).isEqualTo(KeyEvent.VK_U);

        driver.postponed(RELEASE);
        Desktop.drain();

        assertThat(action[0].getValue(Action.NAME)).isEqualTo("Relaunch to install 2.0.0");
    }

    @Test
    void theSettingIsAskedAndTold() {
        List<Boolean> told = new java.util.ArrayList<>();
        AutomaticUpdates setting = new AutomaticUpdates() {
            @Override
            public boolean isOn() {
                return false;
            }

            @Override
            public void turn(boolean on) {
                told.add(on);
            }
        };
        SwingView view = new SwingView(Fixture.HOST, Texts.of(Locale.ENGLISH), look.withAutomatic(setting));
        Desktop.show(view, new SessionState.Available(Fixture.update(RELEASE), false));
        onEventThread(() -> ((JCheckBox) Desktop.find("auto")).doClick(0));

        assertThat(told).containsExactly(true);
        Desktop.close(view);
    }

    @Test
    void itBelongsToTheApplicationsWindow() {
        JFrame[] frame = new JFrame[1];
        onEventThread(() -> {
            frame[0] = new JFrame("Acme");
            frame[0].setVisible(true);
        });
        SwingView view = new SwingView(Fixture.HOST, Texts.of(Locale.ENGLISH), look.withOwner(() -> frame[0]));
        Desktop.show(view, new SessionState.Ready(RELEASE));

        JDialog dialog = (JDialog) Desktop.window().orElseThrow();
        assertThat(dialog.getOwner()).isSameAs(frame[0]);
        assertThat(dialog.isModal()).isFalse();
        Desktop.close(view);
        assertThat(dialog.isDisplayable()).isFalse();
        onEventThread(frame[0]::dispose);
    }

    @Test
    void aNewLookChangesItWhileItIsThere() {
        LookAndFeels looks = new LookAndFeels();
        SwingView view = Desktop.view(Locale.FRENCH);
        Desktop.show(view, new SessionState.Available(Fixture.update(RELEASE), false));
        float before = Desktop.find("header").getFont().getSize2D();
        looks.choose("FlatLaf Dark");
        onEventThread(
                () -> SwingUtilities.updateComponentTreeUI(Desktop.window().orElseThrow()));
        try {
            assertThat(Desktop.find("header").isOpaque()).isFalse();
            assertThat(Desktop.find("header").getFont().getSize2D()).isNotEqualTo(before);
            assertThat(Desktop.find("header").getForeground())
                    .isEqualTo(Desktop.find("body").getForeground());
        } finally {
            looks.restore();
            Desktop.close(view);
        }
    }

    @Test
    void questionsOnTheEventDispatchThreadAreRefused() {
        onEventThread(() -> {
            assertThatIllegalStateException().isThrownBy(() -> driver.offer(Fixture.update(RELEASE)));
            assertThatIllegalStateException().isThrownBy(() -> driver.confirmRestart(RELEASE));
            assertThatIllegalStateException().isThrownBy(() -> driver.retryExit(RELEASE, Optional.empty()));
        });
        assertThat(EventQueue.isDispatchThread()).isFalse();
    }

    @Test
    void aJvmWithoutADisplayIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SwingUserDriver.builder(Fixture.HOST).build(true))
                .withMessageContaining("no display");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SwingUserDriver.builder(Fixture.HOST).downloadPage(URI.create("http://acme.example")));
    }

    @Test
    void whatBreaksWhileDrawingIsToldToTheUpdater() {
        driver = driver(look.withOwner(() -> {
            throw new IllegalArgumentException("no such window");
        }));

        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    driver.started(UpdateTrigger.USER);
                    driver.offer(Fixture.update(RELEASE));
                })
                .withCauseInstanceOf(IllegalArgumentException.class);
        driver = driver(look);
    }

    @Test
    void itIsASessionOfTheCore() {
        UpdateSession.Runs runs = (trigger, cancellation) -> {};
        driver.connect(runs);
        driver.failed(Fixture.FAILURE);

        assertThat(driver.scene().allows(Move.INSTALL)).isFalse();
    }
}
