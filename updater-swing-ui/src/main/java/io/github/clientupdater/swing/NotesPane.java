package io.github.clientupdater.swing;

import io.github.clientupdater.decision.VersionNotes;
import java.awt.Component;
import java.awt.ComponentOrientation;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Insets;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleHyperlink;
import javax.accessibility.AccessibleHypertext;
import javax.swing.JScrollPane;
import javax.swing.JTextPane;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/**
 * Release notes that one can read, go through with the keyboard and hear, but not change. They come from a server: they
 * are never read as HTML, load nothing, and open a link only when somebody clicks it or presses Enter on it. Event
 * dispatch thread only.
 */
final class NotesPane extends JTextPane {
    private static final long serialVersionUID = 1;
    private static final int COLUMNS = 42;
    private static final int MIN_ROWS = 4;
    private static final int MAX_ROWS = 12;
    private static final int MARGIN = 4;

    private final transient List<NotesBlock> blocks;
    private final transient LinkOpener opener;
    private transient List<NotesLink> links = List.of();

    private NotesPane(List<NotesBlock> blocks, LinkOpener opener) {
        this.blocks = blocks;
        this.opener = opener;
        setEditable(false);
        setMargin(new Insets(MARGIN, MARGIN, MARGIN, MARGIN));
        render();
    }

    /**
     * Returns what is new in each version, in a panel that scrolls.
     *
     * @param notes newest first
     * @param words what is said about them
     * @param opener opens the link that somebody chose
     */
    static JScrollPane scrolling(List<VersionNotes> notes, Words words, LinkOpener opener) {
        List<NotesBlock> blocks = NotesBlocks.of(notes);
        NotesPane pane = new NotesPane(blocks.isEmpty() ? List.of(NotesBlock.paragraph(words.none())) : blocks, opener);
        pane.setName("notes");
        pane.getAccessibleContext().setAccessibleName(words.name());
        pane.getAccessibleContext().setAccessibleDescription(words.description());
        new NotesKeys(pane, opener).install();
        NotesMouse mouse = new NotesMouse(pane, opener);
        pane.addMouseListener(mouse);
        pane.addMouseMotionListener(mouse);
        pane.addFocusListener(new CaretForReaders());
        pane.setToolTipText(""); // Asks to be asked.
        return new JScrollPane(pane, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    }

    /**
     * What is said about notes.
     *
     * @param name what a screen reader calls them
     * @param description what it says besides
     * @param none shown where nobody wrote any
     */
    record Words(String name, String description, String none) {}

    List<NotesLink> links() {
        return links;
    }

    /** Returns the link that is selected, as the keys select it. */
    Optional<NotesLink> current() {
        return links.stream()
                .filter(link -> link.start() == getSelectionStart() && link.end() == getSelectionEnd())
                .findFirst();
    }

    void select(NotesLink link) {
        select(link.start(), link.end());
    }

    /** Called by the constructor of the superclass, too. */
    @Override
    public void updateUI() {
        super.updateUI();
        if (blocks != null) render();
    }

    @Override
    public void setComponentOrientation(ComponentOrientation orientation) {
        super.setComponentOrientation(orientation);
        if (blocks != null) render();
    }

    private void render() {
        Font font = UIManager.getFont("Label.font");
        if (font != null) setFont(font.deriveFont(Font.PLAIN));
        NotesDocument document = NotesDocument.of(
                blocks, getFont(), getForeground(), getComponentOrientation().isLeftToRight());
        links = document.links();
        setStyledDocument(document);
        setCaretPosition(0); // Start reading at the top.
    }

    /** Grows with its text up to a limit, which a text component does not do by itself. */
    @Override
    public Dimension getPreferredScrollableViewportSize() {
        FontMetrics metrics = getFontMetrics(getFont());
        Insets insets = getInsets();
        int width = COLUMNS * metrics.charWidth('m') + insets.left + insets.right;
        if (getWidth() == 0) setSize(width, 1); // Only then it knows where lines break.
        int frame = insets.top + insets.bottom;
        int least = MIN_ROWS * metrics.getHeight() + frame;
        int most = MAX_ROWS * metrics.getHeight() + frame;
        return new Dimension(width, Math.max(least, Math.min(most, getPreferredSize().height)));
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    /** Begins with "https", and so is never read as HTML. */
    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        return NotesMouse.linkAt(this, event.getPoint())
                .map(link -> link.address().toString())
                .orElse(null);
    }

    void pointAt(boolean link) {
        setCursor(Cursor.getPredefinedCursor(link ? Cursor.HAND_CURSOR : Cursor.TEXT_CURSOR));
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) accessibleContext = new AccessibleNotes();
        return accessibleContext;
    }

    /** Read-only text has no caret otherwise, and no screen reader follows it then. */
    private static final class CaretForReaders extends FocusAdapter {
        @Override
        public void focusGained(FocusEvent event) {
            Component pane = event.getComponent();
            if (pane instanceof JTextPane text) text.getCaret().setVisible(true);
        }
    }

    private final class AccessibleNotes extends AccessibleJTextComponent implements AccessibleHypertext {
        private static final long serialVersionUID = 1;

        @Override
        public int getLinkCount() {
            return links.size();
        }

        @Override
        public @Nullable AccessibleHyperlink getLink(int index) {
            boolean exists = index >= 0 && index < links.size();
            return exists ? new AccessibleLink(links.get(index), opener) : null;
        }

        @Override
        public int getLinkIndex(int position) {
            for (int i = 0; i < links.size(); i++) {
                if (links.get(i).contains(position)) return i;
            }
            return -1;
        }
    }
}
