package io.github.clientupdater.swing;

import static io.github.clientupdater.swing.Desktop.onEventThread;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.VersionNotes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.Version;
import java.awt.ComponentOrientation;
import java.awt.Font;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleHypertext;
import javax.accessibility.AccessibleRole;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.StyledDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes as a person with a mouse, a keyboard or a screen reader meets them. */
@Timeout(60)
class NotesPaneTest {
    private static final URI MANUAL = URI.create("https://docs.example/manual");
    private static final URI HELP = URI.create("https://help.example/");
    private static final String TEXT =
            "# News\n\nSee the [**whole** manual](https://docs.example/manual), or\n\n- [help](https://help.example/) "
                    + "and `code`, *all* of it\n- [no](javascript:alert(1))";

    private final List<URI> opened = new ArrayList<>();
    private final List<String> pressed = new ArrayList<>();
    private final JFrame frame = new JFrame();

    @AfterEach
    void close() {
        onEventThread(frame::dispose);
    }

    @Test
    void textIsReadOnlyAndStyled() {
        onEventThread(() -> {
            NotesPane pane = show(TEXT);
            StyledDocument document = pane.getStyledDocument();

            assertThat(pane.isEditable()).isFalse();
            assertThat(pane.getText())
                    .isEqualTo("News\nSee the whole manual (docs.example), or\n"
                            + "• help (help.example) and code, all of it\n• no");
            assertThat(document.getFont(at(document, 0)).isBold()).isTrue();
            assertThat(document.getFont(at(document, 0)).getSize2D())
                    .isGreaterThan(document.getFont(at(document, 6)).getSize2D());
            assertThat(fontOf(pane, "all").isItalic()).isTrue();
            assertThat(fontOf(pane, "code").getFamily())
                    .isNotEqualTo(fontOf(pane, "of it").getFamily());
        });
    }

    @Test
    void tabGoesFromLinkToLinkAndEnterOpens() {
        onEventThread(() -> {
            NotesPane pane = show(TEXT);
            press(pane, KeyEvent.VK_ENTER, 0);
            assertThat(pressed).as("no link is chosen yet").containsExactly("default");
            press(pane, KeyEvent.VK_TAB, 0);
            assertThat(pane.getSelectedText()).isEqualTo("whole manual");
            press(pane, KeyEvent.VK_ENTER, 0);
            press(pane, KeyEvent.VK_TAB, 0);
            assertThat(pane.getSelectedText()).isEqualTo("help");
            press(pane, KeyEvent.VK_SPACE, 0);
            press(pane, KeyEvent.VK_TAB, 0); // Leaves; nothing is opened on the way.
            press(pane, KeyEvent.VK_TAB, InputEvent.SHIFT_DOWN_MASK);
            assertThat(pane.getSelectedText()).isEqualTo("whole manual");
        });
        assertThat(opened).containsExactly(MANUAL, HELP);
        assertThat(pressed).hasSize(1);
    }

    @Test
    void aClickOnALinkOpensIt() {
        onEventThread(() -> {
            NotesPane pane = show(TEXT);
            click(pane, middle(pane, "manual"), MouseEvent.BUTTON1);

            assertThat(opened).containsExactly(MANUAL);
            assertThat(pane.getToolTipText(event(pane, middle(pane, "manual"), MouseEvent.BUTTON1)))
                    .isEqualTo("https://docs.example/manual");
        });
    }

    @Test
    void aClickElsewhereOpensNothing() {
        onEventThread(() -> {
            NotesPane pane = show("See\n\n[help](https://help.example/)\n\n- [no](javascript:alert(1))");
            Point help = middle(pane, "help");
            click(pane, middle(pane, "no"), MouseEvent.BUTTON1);
            click(pane, middle(pane, "See"), MouseEvent.BUTTON1);
            click(pane, new Point(pane.getWidth() - 5, help.y), MouseEvent.BUTTON1);
            click(pane, new Point(help.x, pane.getHeight() - 2), MouseEvent.BUTTON1);
            click(pane, help, MouseEvent.BUTTON3);

            assertThat(opened).isEmpty();
            assertThat(pane.getToolTipText(event(pane, middle(pane, "no"), MouseEvent.BUTTON1)))
                    .isNull();
        });
    }

    @Test
    void screenReadersFindNameTextAndLinks() {
        onEventThread(() -> {
            AccessibleContext context = show(TEXT).getAccessibleContext();
            AccessibleHypertext links = (AccessibleHypertext) context.getAccessibleText();

            assertThat(context.getAccessibleName()).isEqualTo("What’s new 2.0.0");
            assertThat(context.getAccessibleDescription()).isEqualTo("described");
            assertThat(context.getAccessibleRole()).isEqualTo(AccessibleRole.TEXT);
            assertThat(links.getLinkCount()).isEqualTo(2);
            assertThat(links.getLink(0).getAccessibleActionDescription(0))
                    .isEqualTo("whole manual (https://docs.example/manual)");
            assertThat(links.getLinkIndex(0)).isEqualTo(-1);
            assertThat(links.getLinkIndex(links.getLink(1).getStartIndex())).isEqualTo(1);
            assertThat(links.getLink(1).doAccessibleAction(0)).isTrue();
        });
        assertThat(opened).containsExactly(HELP);
    }

    @Test
    void withoutNotesItSaysSo() {
        onEventThread(() -> assertThat(pane(List.of()).getText()).isEqualTo("none"));
    }

    @Test
    void anotherLookOrDirectionKeepsTextAndLinks() {
        onEventThread(() -> {
            NotesPane pane = show(TEXT);
            String before = pane.getText();
            frame.applyComponentOrientation(ComponentOrientation.RIGHT_TO_LEFT);
            SwingUtilities.updateComponentTreeUI(frame);
            frame.validate();
            click(pane, middle(pane, "help"), MouseEvent.BUTTON1);

            assertThat(pane.getText()).isEqualTo(before);
        });
        assertThat(opened).containsExactly(HELP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "x ",
                "x\n\n",
                "*x* ",
                "[x](https://docs.example) ",
                "- ",
                "\u05d0b ",
                "\u05d0",
                "\u05d0 ",
                "<b>"
            })
    void hugeNotesAreDrawn(String piece) {
        onEventThread(() -> {
            NotesPane pane = show(piece.repeat(1_000_000 / piece.length()) + "x");
            BufferedImage image = new BufferedImage(pane.getWidth(), 500, BufferedImage.TYPE_INT_RGB);
            pane.print(image.getGraphics());

            assertThat(pane.getDocument().getLength()).isBetween(1, 200_000);
            assertThat(frame.getHeight()).isLessThan(1000);
        });
    }

    private NotesPane show(String markdown) {
        NotesPane pane = pane(List.of(new VersionNotes(Version.parse("2.0.0"), Markup.MARKDOWN, List.of(markdown))));
        JButton standard = new JButton("default");
        standard.addActionListener(event -> pressed.add("default"));
        frame.add(standard, "South");
        frame.getRootPane().setDefaultButton(standard);
        frame.setVisible(true);
        frame.pack();
        frame.validate();
        return pane;
    }

    private NotesPane pane(List<VersionNotes> notes) {
        JScrollPane scroll =
                NotesPane.scrolling(notes, new NotesPane.Words("What’s new 2.0.0", "described", "none"), opened::add);
        frame.add(scroll);
        return (NotesPane) scroll.getViewport().getView();
    }

    private static void press(NotesPane pane, int key, int modifiers) {
        Object name = pane.getInputMap().get(KeyStroke.getKeyStroke(key, modifiers));
        pane.getActionMap().get(name).actionPerformed(new ActionEvent(pane, ActionEvent.ACTION_PERFORMED, ""));
    }

    private static void click(NotesPane pane, Point where, int button) {
        pane.dispatchEvent(event(pane, where, button));
    }

    private static MouseEvent event(NotesPane pane, Point where, int button) {
        int mask = button == MouseEvent.BUTTON1 ? InputEvent.BUTTON1_DOWN_MASK : InputEvent.BUTTON3_DOWN_MASK;
        return new MouseEvent(pane, MouseEvent.MOUSE_CLICKED, 0, mask, where.x, where.y, 1, false, button);
    }

    private static Point middle(NotesPane pane, String word) {
        try {
            int start = pane.getText().indexOf(word);
            Rectangle2D area = pane.modelToView2D(start).createUnion(pane.modelToView2D(start + word.length()));
            return new Point((int) area.getCenterX(), (int) area.getCenterY());
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Font fontOf(NotesPane pane, String word) {
        StyledDocument document = pane.getStyledDocument();
        return document.getFont(at(document, pane.getText().indexOf(word)));
    }

    private static AttributeSet at(StyledDocument document, int position) {
        return document.getCharacterElement(position).getAttributes();
    }
}
