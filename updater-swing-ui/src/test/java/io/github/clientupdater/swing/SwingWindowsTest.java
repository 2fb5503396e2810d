package io.github.clientupdater.swing;

import static io.github.clientupdater.swing.Desktop.onEventThread;
import static io.github.clientupdater.swing.Fixture.FAILURE;
import static io.github.clientupdater.swing.Fixture.MANDATORY;
import static io.github.clientupdater.swing.Fixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwingWindowsTest {
    private static final Instant DEADLINE = Instant.parse("2026-05-15T12:00:00Z");
    private static final Duration NEVER = Duration.ofDays(1);

    private final SwingWindows windows = Desktop.windows(Locale.ENGLISH, Duration.ZERO);
    private final SwingWindows guarded = Desktop.windows(Locale.ENGLISH, NEVER);
    private final List<Choice> choices = new ArrayList<>();
    private final List<Timing> timings = new ArrayList<>();

    @AfterEach
    void close() {
        onEventThread(() -> {
            windows.close();
            guarded.close();
        });
    }

    @ParameterizedTest
    @CsvSource({"btn.install, INSTALL", "btn.later, LATER", "btn.skip, SKIP"})
    void eachButtonOfAnOfferGivesItsAnswer(String button, Choice expected) {
        onEventThread(() -> {
            offer(windows, RELEASE);
            Desktop.click(button);
        });

        assertThat(choices).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"btn.updateNow, INSTALL", "btn.quit, LATER"})
    void eachButtonOfAMandatoryReleaseGivesItsAnswer(String button, Choice expected) {
        onEventThread(() -> {
            offer(windows, MANDATORY);
            Desktop.click(button);
        });

        assertThat(choices).containsExactly(expected);
    }

    @Test
    void aMandatoryReleaseCannotBeSkipped() {
        onEventThread(() -> {
            offer(windows, MANDATORY);

            assertThat(Desktop.buttons())
                    .extracting(AbstractButton::getName)
                    .containsExactlyInAnyOrder("btn.updateNow", "btn.quit");
        });
    }

    @ParameterizedTest
    @CsvSource({"btn.updateNow, INSTALL", "btn.later, LATER"})
    void whatWillBeMandatoryCanWaitButNotBeSkipped(String button, Choice expected) {
        onEventThread(() -> {
            windows.offer(important(Importance.CRITICAL, Optional.of(DEADLINE)), true, choices::add);

            assertThat(Desktop.textOf("header")).isEqualTo("Update required");
            assertThat(Desktop.textOf("body"))
                    .startsWith("Version 1.0.0 stops working on May ")
                    .endsWith(", 2026. Save your work and update before then.");
            assertThat(Desktop.buttons())
                    .extracting(AbstractButton::getName)
                    .containsExactlyInAnyOrder("btn.updateNow", "btn.later");
            Desktop.click(button);
        });

        assertThat(choices).containsExactly(expected);
    }

    @Test
    void aVersionThatIsNoLongerSupportedIsToldSo() {
        onEventThread(() -> {
            windows.offer(important(Importance.MANDATORY, Optional.empty()), true, choices::add);

            assertThat(Desktop.textOf("header")).isEqualTo("Update required");
            assertThat(Desktop.textOf("body"))
                    .isEqualTo("Version 1.0.0 is no longer supported. Install version 2.0.0 to keep using Acme Notes.");
            assertThat(Desktop.buttons())
                    .extracting(AbstractButton::getName)
                    .containsExactlyInAnyOrder("btn.updateNow", "btn.quit");
        });
    }

    @Test
    void aCriticalUpdateSaysSoAndLeavesTheChoice() {
        onEventThread(() -> {
            windows.offer(important(Importance.CRITICAL, Optional.empty()), true, choices::add);

            assertThat(Desktop.textOf("header")).isEqualTo("Acme Notes 2.0.0 is available");
            assertThat(Desktop.textOf("body"))
                    .isEqualTo("You have version 1.0.0. The download is 48\u00a0MB.\n"
                            + "This update fixes a security problem. Install it as soon as you can.");
            assertThat(Desktop.buttons())
                    .extracting(AbstractButton::getName)
                    .containsExactlyInAnyOrder("btn.install", "btn.later", "btn.skip");
        });
    }

    @ParameterizedTest
    @CsvSource({"btn.relaunch, NOW", "btn.nextstart, LATER"})
    void eachButtonOfTheConfirmationGivesItsAnswerAndCloses(String button, Timing expected) {
        onEventThread(() -> {
            windows.confirmRestart(RELEASE, timings::add);
            Desktop.click(button);

            assertThat(Desktop.window()).isEmpty();
        });

        assertThat(timings).containsExactly(expected);
    }

    @Test
    void escapeAndTheCloseButtonAreTheMildestAnswer() {
        onEventThread(() -> {
            for (Release release : List.of(RELEASE, MANDATORY)) {
                offer(windows, release);
                Desktop.type(KeyEvent.VK_ESCAPE, 0);
                offer(windows, release);
                Desktop.closeByItsButton();
            }
            windows.confirmRestart(RELEASE, timings::add);
            Desktop.type(KeyEvent.VK_ESCAPE, 0);
            windows.confirmRestart(RELEASE, timings::add);
            Desktop.closeByItsButton();

            assertThat(Desktop.window()).isEmpty();
        });

        assertThat(choices).hasSize(4).containsOnly(Choice.LATER);
        assertThat(timings).containsExactly(Timing.LATER, Timing.LATER);
    }

    @Test
    void everyOtherStateIsOnlyHiddenByEscape() {
        List<Runnable> states = List.of(
                () -> windows.downloading(RELEASE),
                windows::preparing,
                windows::handingOver,
                () -> windows.installed(RELEASE),
                () -> windows.failed(RELEASE, FAILURE));
        for (Runnable state : states) {
            onEventThread(() -> {
                offer(windows, RELEASE);
                state.run();
                Desktop.type(KeyEvent.VK_ESCAPE, 0);

                assertThat(Desktop.window()).isEmpty();
            });
        }
        assertThat(choices).isEmpty();
    }

    @Test
    void keysDoNothingUntilAnUnsolicitedOfferIsArmed() {
        onEventThread(() -> {
            guarded.offer(Fixture.update(RELEASE), false, choices::add);
            Desktop.type(KeyEvent.VK_ENTER, 0);
            Desktop.type(KeyEvent.VK_I, InputEvent.ALT_DOWN_MASK);
            Desktop.type(KeyEvent.VK_S, InputEvent.ALT_DOWN_MASK);

            assertThat(Desktop.buttons()).noneMatch(AbstractButton::isFocusable);
        });

        assertThat(choices).isEmpty();
    }

    @Test
    void anUnsolicitedOfferArmsItself() throws Exception {
        SwingWindows soon = Desktop.windows(Locale.ENGLISH, Duration.ofMillis(50));
        CompletableFuture<Object> armed = new CompletableFuture<>();
        onEventThread(() -> {
            soon.offer(Fixture.update(RELEASE), false, choices::add);
            Desktop.window()
                    .orElseThrow()
                    .getRootPane()
                    .addPropertyChangeListener("defaultButton", event -> armed.complete(event.getNewValue()));
        });
        armed.get();

        onEventThread(() -> Desktop.type(KeyEvent.VK_ENTER, 0));

        assertThat(choices).containsExactly(Choice.INSTALL);
        onEventThread(soon::close);
    }

    @ParameterizedTest
    @CsvSource({"10, 0, INSTALL", "73, 512, INSTALL", "76, 512, LATER", "83, 512, SKIP"})
    void keysAnswerAnOfferThatSomebodyWaitsFor(int key, int modifiers, Choice expected) {
        onEventThread(() -> {
            guarded.offer(Fixture.update(RELEASE), true, choices::add);
            Desktop.type(key, modifiers);
        });

        assertThat(choices).containsExactly(expected);
    }

    @Test
    void theConfirmationIsGuardedEvenInAWindowThatIsOpen() {
        onEventThread(() -> {
            guarded.offer(Fixture.update(RELEASE), true, choices::add);
            guarded.confirmRestart(RELEASE, timings::add);
            Desktop.type(KeyEvent.VK_ENTER, 0);
            Desktop.type(KeyEvent.VK_R, InputEvent.ALT_DOWN_MASK);
        });

        assertThat(timings).isEmpty();
    }

    @Test
    void theFocusStaysInAWindowThatHasIt() throws Exception {
        CompletableFuture<Void> reading = new CompletableFuture<>();
        CompletableFuture<Void> hiding = new CompletableFuture<>();
        onEventThread(() -> {
            offer(windows, RELEASE);
            onFocus(Desktop.find("notes"), reading);
            Desktop.find("notes").requestFocus(); // As a click would.
        });
        reading.get();

        onEventThread(() -> {
            windows.preparing();
            onFocus(Desktop.find("btn.hide"), hiding);
        });

        hiding.get();
    }

    private static void onFocus(Component component, CompletableFuture<Void> gained) {
        component.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                gained.complete(null);
            }
        });
    }

    @Test
    void theWindowStaysOutOfTheWay() {
        onEventThread(() -> {
            offer(windows, RELEASE);
            JFrame frame = Desktop.window().orElseThrow();

            assertThat(frame.isAutoRequestFocus()).isFalse();
            assertThat(frame.isAlwaysOnTop()).isFalse();
            assertThat(frame.getTitle()).isEqualTo("Acme Notes – Software Update");
        });
    }

    @Test
    void oneWindowGoesThroughAllStatesAndNeverShrinks() {
        onEventThread(() -> {
            offer(windows, RELEASE);
            JFrame first = Desktop.window().orElseThrow();
            Dimension size = first.getSize();
            Desktop.click("btn.install");
            assertThat(Desktop.textOf("header")).isEqualTo("Preparing the update…");
            windows.downloading(RELEASE);
            assertThat(Desktop.textOf("header")).isEqualTo("Downloading Acme Notes 2.0.0…");
            windows.confirmRestart(RELEASE, timings::add);

            assertThat(Desktop.window()).contains(first);
            assertThat(first.getSize()).isEqualTo(size);
        });
    }

    @Test
    void anOfferTellsTheSizeWhereItIsKnown() {
        Artifact sizeless = Artifact.builder("acme.zip", Format.ZIP).build();
        onEventThread(() -> {
            offer(windows, RELEASE);
            assertThat(Desktop.textOf("header")).isEqualTo("Acme Notes 2.0.0 is available");
            assertThat(Desktop.textOf("body")).isEqualTo("You have version 1.0.0. The download is 48\u00a0MB.");
            windows.offer(new Decision.Available(RELEASE, sizeless), true, choices::add);
            assertThat(Desktop.textOf("body")).isEqualTo("You have version 1.0.0.");
        });
    }

    @Test
    void notesAreShownFromTheirBeginningAndHaveAName() {
        onEventThread(() -> {
            offer(windows, RELEASE);
            NotesPane notes = (NotesPane) Desktop.find("notes");

            assertThat(notes.getText()).startsWith("• Opens large projects twice as fast\n• ");
            assertThat(notes.getAccessibleContext().getAccessibleName()).isEqualTo("What’s new 2.0.0");
            assertThat(notes.isEditable()).isFalse();
            assertThat(notes.getCaretPosition()).isZero();
        });
    }

    @Test
    void notesOfSkippedVersionsStandUnderTheirNumbers() {
        Release between =
                Release.builder(Version.parse("1.5.0")).notes(List.of("Prints")).build();
        Decision.Available both = new Decision.Available(
                RELEASE,
                Fixture.ARTIFACT,
                Importance.OPTIONAL,
                Optional.empty(),
                List.of(RELEASE),
                List.of(RELEASE, between));
        onEventThread(() -> {
            windows.offer(both, true, choices::add);

            assertThat(Desktop.textOf("notes"))
                    .startsWith("\u20682.0.0\u2069\n• Opens large projects twice as fast\n")
                    .endsWith("\n\u20681.5.0\u2069\n• Prints");
        });
    }

    @Test
    void aReleaseWithoutNotesSaysSo() {
        Release terse = Release.builder(Version.parse("2.0.0")).build();
        onEventThread(() -> {
            offer(windows, terse);

            assertThat(Desktop.textOf("notes")).isEqualTo("This version has no release notes.");
        });
    }

    @Test
    void progressIsShownAndNamed() {
        onEventThread(() -> {
            offer(windows, RELEASE);
            windows.downloading(RELEASE);
            JProgressBar bar = (JProgressBar) Desktop.find("progress");
            assertThat(bar.isIndeterminate()).isTrue();
            assertThat(bar.getAccessibleContext().getAccessibleName()).isEqualTo("Downloading Acme Notes 2.0.0…");

            windows.progress(12_000_000, OptionalLong.of(48_000_000));
            assertThat(bar.isIndeterminate()).isFalse();
            assertThat(bar.getValue()).isEqualTo(25);
            assertThat(bar.getAccessibleContext().getAccessibleDescription()).isEqualTo("25 percent downloaded");
            assertThat(status()).isEqualTo("12\u00a0MB of 48\u00a0MB");

            windows.progress(48_000_000, OptionalLong.of(48_000_000));
            assertThat(bar.isIndeterminate()).isTrue();
            assertThat(status()).isEqualTo("Checking the download…");

            windows.progress(12_000_000, OptionalLong.empty());
            assertThat(status()).isEqualTo("12\u00a0MB received");
        });
    }

    @Test
    void hiddenItComesBackOnlyForAQuestionOrTheEnd() {
        onEventThread(() -> {
            offer(windows, RELEASE);
            windows.downloading(RELEASE);
            Desktop.click("btn.hide");
            windows.progress(1, OptionalLong.of(2));
            windows.preparing();
            assertThat(Desktop.window()).isEmpty();

            windows.confirmRestart(RELEASE, timings::add);
            assertThat(Desktop.window()).isPresent();
            windows.close();

            windows.failed(RELEASE, FAILURE);
            assertThat(Desktop.window()).isPresent();
        });
    }

    @Test
    void nobodyWhoWasNotAskedSeesADownload() {
        onEventThread(() -> {
            windows.downloading(RELEASE);
            windows.progress(1, OptionalLong.of(2));
            windows.preparing();

            assertThat(Desktop.window()).isEmpty();
        });
    }

    @Test
    void closedTheWindowKeepsNoJvmAlive() {
        onEventThread(() -> {
            offer(windows, RELEASE);
            JFrame frame = Desktop.window().orElseThrow();
            windows.close();

            assertThat(frame.isDisplayable()).isFalse();
        });
    }

    @Test
    void aFailureTellsWhatHappenedAndHidesTheDetailsAtFirst() {
        onEventThread(() -> {
            windows.failed(RELEASE, FAILURE);
            assertThat(Desktop.textOf("header")).isEqualTo("Couldn’t download the update");
            assertThat(Desktop.textOf("body"))
                    .isEqualTo("You are still using version 1.0.0. Nothing was changed.\n"
                            + "The update server has a problem (code DOWNLOAD_FAILED). Try again later.");
            assertThat(Desktop.components())
                    .noneMatch(component -> "details".equals(component.getName()) && component.isShowing());

            Desktop.click("btn.details");
            assertThat(Desktop.find("details").isShowing()).isTrue();
            assertThat(Desktop.textOf("details")).isEqualTo("DOWNLOAD_FAILED\nthe connection was reset");

            Desktop.click("btn.close");
            assertThat(Desktop.window()).isEmpty();
        });
    }

    /** As the feed demands it, whatever the release says. */
    private static Decision.Available important(Importance importance, Optional<Instant> deadline) {
        return new Decision.Available(
                RELEASE, Fixture.ARTIFACT, importance, deadline, List.of(RELEASE), List.of(RELEASE));
    }

    private void offer(SwingWindows shown, Release release) {
        shown.offer(Fixture.update(release), true, choices::add);
    }

    private static String status() {
        return ((JLabel) Desktop.find("status")).getText();
    }
}
