package io.github.clientupdater.swing;

import static io.github.clientupdater.swing.Desktop.onEventThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.user.session.SessionState;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.UIManager;
import javax.swing.plaf.ColorUIResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws notes for people to look at, light and dark, in three directions of reading and at two scales. */
class NotesPicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final List<String> DARK = List.of("TextPane.background", "TextPane.foreground");

    private static final String ENGLISH =
            "## Faster and safer\n\nOpens *large* projects **twice as fast**. See the [manual](https://docs.acme.example/2.0).\n\n"
                    + "- Searches in attachments, in every folder, and shows the place where it found something\n"
                    + "  - also in `.zip` files, which used to be left out however often one asked for them\n"
                    + "- <b>HTML</b> stays text, ![a chart](https://acme.example/x.png) its description\n\n"
                    + "1. Stop\n2. Install\n\n```\nacme --import notes.txt\n```\n";
    private static final String ARABIC =
            "## أسرع وأكثر أمانا\n\nيفتح المشاريع **الكبيرة** بسرعة مضاعفة. انظر [الدليل](https://docs.acme.example/2.0).\n\n"
                    + "- يبحث في المرفقات وفي كل مجلد ويظهر المكان الذي وجد فيه شيئا ما في Acme 2.0\n- سطر ثان\n";

    @AfterEach
    void light() {
        onEventThread(() -> DARK.forEach(key -> UIManager.put(key, null)));
    }

    @ParameterizedTest
    @CsvSource({"light,en,1", "dark,en,1", "light,en,2", "light,fr,1", "light,ar,1", "dark,ar,2"})
    void notes(String theme, String language, int scale) throws IOException {
        if (theme.equals("dark")) onEventThread(NotesPicturesTest::darken);
        SwingView view = Desktop.view(Locale.forLanguageTag(language));
        AtomicReference<BufferedImage> picture = new AtomicReference<>();
        Desktop.show(view, new SessionState.Available(Fixture.update(release()), false));
        onEventThread(() -> picture.set(picture(scale)));
        Desktop.close(view);

        Files.createDirectories(PICTURES);
        ImageIO.write(
                picture.get(),
                "png",
                PICTURES.resolve("notes-" + theme + "-" + language + "-" + scale + ".png")
                        .toFile());
        assertThat(contrasts(picture.get(), scale))
                .as("text can be told from its background")
                .isTrue();
    }

    private static void darken() {
        UIManager.put(DARK.get(0), new ColorUIResource(0x2B2B2B));
        UIManager.put(DARK.get(1), new ColorUIResource(0xDDDDDD));
    }

    private static Release release() {
        return Release.builder(Version.parse("2.0.0"))
                .notes(Notes.of(Markup.MARKDOWN, ENGLISH, Map.of("ar", ARABIC)))
                .build();
    }

    private static BufferedImage picture(int scale) {
        JComponent root = Desktop.root();
        NotesPane pane = (NotesPane) Desktop.find("notes");
        int height = Math.max(root.getHeight(), pane.getHeight());
        BufferedImage image = new BufferedImage(
                (root.getWidth() + pane.getWidth()) * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        root.print(graphics);
        graphics.translate(root.getWidth(), 0);
        pane.print(graphics); // All of it, however much the window shows.
        graphics.dispose();
        return image;
    }

    private static boolean contrasts(BufferedImage image, int scale) {
        Color background = new Color(image.getRGB(image.getWidth() - scale, scale));
        for (int x = image.getWidth() * 2 / 3; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight() / 2; y++) {
                if (Math.abs(new Color(image.getRGB(x, y)).getGreen() - background.getGreen()) > 120) return true;
            }
        }
        return false;
    }
}
