package io.github.clientupdater.swing;

import static io.github.clientupdater.swing.Desktop.onEventThread;
import static io.github.clientupdater.swing.Fixture.FAILURE;
import static io.github.clientupdater.swing.Fixture.MANDATORY;
import static io.github.clientupdater.swing.Fixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.InstallKind;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import java.awt.Component;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.LookAndFeel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws every state for people to look at, and checks what a program can see. */
class PicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void offer(String language) throws Exception {
        draw("offer", language, windows -> windows.offer(Fixture.update(RELEASE), true, choice -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void mandatory(String language) throws Exception {
        draw("mandatory", language, windows -> windows.offer(Fixture.update(MANDATORY), true, choice -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void critical(String language) throws Exception {
        draw("critical", language, windows -> windows.offer(Fixture.urgent(Optional.empty()), true, choice -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void deadline(String language) throws Exception {
        Optional<Instant> time = Optional.of(Instant.parse("2026-12-31T12:00:00Z"));
        draw("deadline", language, windows -> windows.offer(Fixture.urgent(time), true, choice -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void downloading(String language) throws Exception {
        draw("downloading", language, windows -> {
            windows.offer(Fixture.update(RELEASE), true, choice -> {});
            windows.downloading(RELEASE);
            windows.progress(31_000_000, OptionalLong.of(48_000_000));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void preparing(String language) throws Exception {
        draw("preparing", language, windows -> {
            windows.offer(Fixture.update(RELEASE), true, choice -> {});
            windows.preparing();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void ready(String language) throws Exception {
        draw("ready", language, windows -> windows.confirmRestart(RELEASE, timing -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void handingOver(String language) throws Exception {
        draw("handing-over", language, SwingWindows::handingOver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void installed(String language) throws Exception {
        draw("installed", language, windows -> windows.installed(RELEASE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void failed(String language) throws Exception {
        draw("failed", language, windows -> windows.failed(RELEASE, FAILURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void failedWithDetails(String language) throws Exception {
        draw("failed-details", language, windows -> {
            windows.failed(RELEASE, FAILURE);
            Desktop.click("btn.details");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void managed(String language) throws Exception {
        draw("managed", language, windows -> windows.notSelfUpdatable(RELEASE, Fixture.guidance(InstallKind.OSTREE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void translocated(String language) throws Exception {
        draw(
                "translocated",
                language,
                windows -> windows.notSelfUpdatable(RELEASE, Fixture.guidance(InstallKind.TRANSLOCATED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Metal", "Nimbus", "CDE/Motif"})
    void lookAndFeel(String name) throws Exception {
        LookAndFeel before = UIManager.getLookAndFeel();
        onEventThread(() -> choose(name));
        try {
            draw("look-" + name.replace('/', '-'), "fr", PicturesTest::showMuch);
        } finally {
            onEventThread(() -> choose(before.getName()));
        }
    }

    private static void choose(String lookAndFeel) {
        for (UIManager.LookAndFeelInfo info : UIManager.getInstalledLookAndFeels()) {
            try {
                if (info.getName().equals(lookAndFeel)) UIManager.setLookAndFeel(info.getClassName());
            } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** More than fits, everywhere. */
    private static void showMuch(SwingWindows windows) {
        Release much = Release.builder(Version.parse("2.0.0-" + "x".repeat(110)))
                .mandatory(true)
                .notes(Collections.nCopies(3000, "word ".repeat(40)))
                .build();
        windows.offer(Fixture.update(much), true, choice -> {});
    }

    private static void draw(String state, String language, Consumer<SwingWindows> show) throws IOException {
        SwingWindows windows = Desktop.windows(Locale.forLanguageTag(language), Duration.ZERO);
        AtomicReference<BufferedImage> picture = new AtomicReference<>();
        onEventThread(() -> show.accept(windows));
        try {
            onEventThread(() -> picture.set(Desktop.picture())); // After what the first left on the event queue.
            save(picture.get(), state + "-" + language + ".png");
            onEventThread(PicturesTest::nothingIsClipped);
            onEventThread(PicturesTest::mnemonicsAreUnique);
        } finally {
            onEventThread(windows::close);
        }
    }

    private static void save(BufferedImage picture, String name) throws IOException {
        Files.createDirectories(PICTURES);
        ImageIO.write(picture, "png", PICTURES.resolve(name).toFile());
    }

    private static void nothingIsClipped() {
        JFrame frame = Desktop.window().orElseThrow();
        Rectangle inside = new Rectangle(frame.getContentPane().getSize());
        assertThat(inside.height)
                .as("room for everything")
                .isGreaterThanOrEqualTo(frame.getContentPane().getPreferredSize().height);
        Desktop.components().filter(PicturesTest::showsText).forEach(component -> {
            String name = component.getName();
            assertThat(component.getHeight()).as(name).isGreaterThanOrEqualTo(component.getPreferredSize().height);
            Rectangle where = SwingUtilities.convertRectangle(
                    component.getParent(), component.getBounds(), frame.getContentPane());
            assertThat(inside.contains(where)).as(name + " at " + where).isTrue();
        });
    }

    private static boolean showsText(Component component) {
        boolean scrolls = SwingUtilities.getAncestorOfClass(JScrollPane.class, component) != null;
        return component.isShowing()
                && component.getName() != null
                && !scrolls
                && component.getParent() instanceof JPanel;
    }

    private static void mnemonicsAreUnique() {
        assertThat(Desktop.buttons())
                .filteredOn(button -> button.getMnemonic() != 0)
                .extracting(AbstractButton::getMnemonic)
                .doesNotHaveDuplicates();
    }
}
