package io.github.clientupdater.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.user.session.SessionState;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws every state for people to look at, and checks what a program can see. */
class PicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    private final LookAndFeels looks = new LookAndFeels();

    /**
     * How to look at everything.
     *
     * @param look name of a look and feel
     * @param language of the texts
     * @param scale of the fonts
     */
    record Way(String look, String language, double scale) {
        @Override
        public String toString() {
            return look.replace('/', '-').replace(' ', '-') + "-" + language + "-" + Math.round(scale * 100);
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("Metal", "en", 1),
                new Way("Metal", "fr", 1.5),
                new Way("Metal", "ar", 1),
                new Way("Nimbus", "fr", 1),
                new Way("Nimbus", "xx", 2),
                new Way("CDE/Motif", "en", 1),
                new Way("FlatLaf Light", "en", 2),
                new Way("FlatLaf Light", "ar", 1.5),
                new Way("FlatLaf Dark", "fr", 1),
                new Way("FlatLaf Dark", "xx", 1.5));
    }

    @AfterEach
    void restore() {
        looks.restore();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyState(Way way) throws IOException {
        looks.choose(way.look(), way.scale());
        SwingView view = view(way.language());
        try {
            for (Map.Entry<String, SessionState> state : States.all().entrySet()) {
                Desktop.show(view, state.getValue());
                look(state.getKey(), way);
                Desktop.close(view); // Else it would keep the largest size.
            }
            Desktop.show(view, States.all().get("failed-download"));
            Desktop.onEventThread(() -> Desktop.click("btn.details"));
            look("failed-details", way);
        } finally {
            Desktop.close(view);
        }
    }

    private static SwingView view(String language) {
        Look look = Desktop.PLAIN
                .withPage(URI.create("https://acme.example/notes"))
                .withIcons(List.of(icon(16), icon(48)))
                .withAutomatic(new AutomaticUpdates() {
                    @Override
                    public boolean isOn() {
                        return false;
                    }

                    @Override
                    public void turn(boolean on) {}
                });
        return new SwingView(Fixture.HOST, PseudoTexts.in(language), look);
    }

    private static BufferedImage icon(int size) {
        BufferedImage icon = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var graphics = icon.createGraphics();
        graphics.setColor(new java.awt.Color(0x2f7fd1));
        graphics.fillOval(0, 0, size, size);
        graphics.dispose();
        return icon;
    }

    private static void look(String state, Way way) throws IOException {
        Desktop.drain();
        AtomicReference<BufferedImage> picture = new AtomicReference<>();
        Desktop.onEventThread(() -> picture.set(Desktop.picture()));
        Files.createDirectories(PICTURES.resolve(way.toString()));
        ImageIO.write(
                picture.get(),
                "png",
                PICTURES.resolve(way.toString()).resolve(state + ".png").toFile());
        Desktop.onEventThread(() -> nothingIsClipped(state + " " + way));
        Desktop.onEventThread(() -> mnemonicsAreUnique(state + " " + way));
    }

    private static void nothingIsClipped(String where) {
        JPanel content = (JPanel) Desktop.root().getContentPane();
        Rectangle inside = new Rectangle(content.getSize());

        assertThat(inside.height)
                .as("room for everything: " + where)
                .isGreaterThanOrEqualTo(content.getPreferredSize().height);
        Desktop.components().filter(PicturesTest::showsText).forEach(component -> {
            String what = component.getName() + " in " + where;
            assertThat(component.getHeight()).as(what).isGreaterThanOrEqualTo(component.getPreferredSize().height);
            Rectangle bounds = SwingUtilities.convertRectangle(component.getParent(), component.getBounds(), content);
            assertThat(inside.contains(bounds)).as(what + " at " + bounds).isTrue();
            if (component instanceof AbstractButton button) fits(button, what);
            if (component instanceof JLabel label && label.getIcon() == null) fits(label, what);
        });
    }

    private static void fits(AbstractButton button, String what) {
        assertThat(button.getWidth()).as(what).isGreaterThanOrEqualTo(button.getPreferredSize().width);
    }

    private static void fits(JLabel label, String what) {
        Insets insets = label.getInsets();
        assertThat(widthOf(label.getText(), label.getFont(), label))
                .as(what + ": " + label.getText())
                .isLessThanOrEqualTo(label.getWidth() - insets.left - insets.right);
    }

    private static int widthOf(String text, Font font, JLabel label) {
        FontMetrics metrics = label.getFontMetrics(font);
        return SwingUtilities.computeStringWidth(metrics, text);
    }

    private static boolean showsText(Component component) {
        boolean scrolls = SwingUtilities.getAncestorOfClass(JScrollPane.class, component) != null;
        return component.isShowing()
                && component.getName() != null
                && !scrolls
                && component.getParent() instanceof JPanel;
    }

    private static void mnemonicsAreUnique(String where) {
        assertThat(Desktop.buttons())
                .as(where)
                .filteredOn(button -> button.getMnemonic() != 0)
                .extracting(AbstractButton::getMnemonic)
                .doesNotHaveDuplicates();
    }
}
