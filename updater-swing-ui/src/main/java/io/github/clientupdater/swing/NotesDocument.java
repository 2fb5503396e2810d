package io.github.clientupdater.swing;

import io.github.clientupdater.swing.NotesBlock.Kind;
import io.github.clientupdater.swing.NotesBlock.Span;
import io.github.clientupdater.swing.NotesBlock.Style;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.swing.UIManager;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultStyledDocument;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import org.jspecify.annotations.Nullable;

/** Release notes as styled text in the look and feel's own fonts and colours. Event dispatch thread only. */
final class NotesDocument extends DefaultStyledDocument {
    private static final long serialVersionUID = 1;
    private static final float HEADING_SCALE = 1.15f;
    private static final float INDENT = 1.4f; // In the size of the font, so that it grows with it.
    private static final float SPACE = 0.4f;

    private final transient List<NotesLink> links = new ArrayList<>();
    private final transient Font font;
    private final transient Color foreground;
    private final boolean leftToRight;

    private NotesDocument(Font font, Color foreground, boolean leftToRight) {
        this.font = font;
        this.foreground = foreground;
        this.leftToRight = leftToRight;
    }

    static NotesDocument of(List<NotesBlock> blocks, Font font, Color foreground, boolean leftToRight) {
        NotesDocument document = new NotesDocument(font, foreground, leftToRight);
        try {
            for (NotesBlock block : blocks) document.append(block);
        } catch (BadLocationException e) {
            throw new IllegalStateException(e); // Only ever appended at the end.
        }
        return document;
    }

    List<NotesLink> links() {
        return List.copyOf(links);
    }

    private void append(NotesBlock block) throws BadLocationException {
        boolean first = getLength() == 0;
        if (!first) insertString(getLength(), "\n", null);
        int start = getLength();
        if (!block.marker().isEmpty()) insertString(start, block.marker() + " ", words(block, Style.PLAIN));
        for (Span span : block.spans()) append(block, span);
        setParagraphAttributes(start, getLength() - start + 1, paragraph(block, first), true);
    }

    private void append(NotesBlock block, Span span) throws BadLocationException {
        int start = getLength();
        insertString(start, span.text(), words(block, span.style()));
        URI address = span.style().link();
        if (address != null) addLink(start, span, address);
    }

    /** Bold words within a link are spans of their own, but the link is one. */
    private void addLink(int start, Span span, URI address) {
        NotesLink last = links.isEmpty() ? null : links.get(links.size() - 1);
        if (last != null && last.end() == start && last.address().equals(address)) {
            links.set(links.size() - 1, new NotesLink(last.start(), getLength(), last.text() + span.text(), address));
        } else {
            links.add(new NotesLink(start, getLength(), span.text(), address));
        }
    }

    private AttributeSet words(NotesBlock block, Style style) {
        MutableAttributeSet words = new SimpleAttributeSet();
        words.addAttribute(Key.STYLE, style);
        words.addAttribute(Key.KIND, block.kind());
        if (style.link() != null) StyleConstants.setUnderline(words, true); // Not by colour alone.
        return words;
    }

    /** Where text runs from right to left, a first line that hangs out would be cut off by Swing. */
    private AttributeSet paragraph(NotesBlock block, boolean first) {
        MutableAttributeSet paragraph = new SimpleAttributeSet();
        float indent = INDENT * font.getSize2D() * block.depth();
        if (leftToRight) {
            StyleConstants.setLeftIndent(paragraph, indent);
            if (!block.marker().isEmpty()) StyleConstants.setFirstLineIndent(paragraph, -hang(block));
        } else {
            StyleConstants.setRightIndent(paragraph, indent - INDENT * font.getSize2D() * Math.min(1, block.depth()));
        }
        if (!first) StyleConstants.setSpaceAbove(paragraph, above(block) * font.getSize2D());
        return paragraph;
    }

    private float hang(NotesBlock block) {
        return (float) font.getStringBounds(block.marker() + " ", new FontRenderContext(null, true, true))
                .getWidth();
    }

    private static float above(NotesBlock block) {
        return switch (block.kind()) {
            case HEADING -> 2 * SPACE;
            case TEXT -> block.depth() == 0 ? SPACE : SPACE / 2;
            case CODE -> 0;
        };
    }

    @Override
    public Font getFont(AttributeSet words) {
        Style style = styleOf(words);
        boolean heading = words.getAttribute(Key.KIND) == Kind.HEADING;
        Font family = style.code() ? new Font(Font.MONOSPACED, Font.PLAIN, 1) : font;
        int bold = style.bold() || heading ? Font.BOLD : Font.PLAIN;
        return family.deriveFont(
                bold | (style.italic() ? Font.ITALIC : Font.PLAIN),
                heading ? font.getSize2D() * HEADING_SCALE : font.getSize2D());
    }

    /** Some looks have a colour for links; elsewhere only the underline tells them. */
    @Override
    public Color getForeground(AttributeSet words) {
        if (styleOf(words).link() == null) return foreground;
        Color link = UIManager.getColor("Component.linkColor");
        return link == null ? foreground : link;
    }

    private static Style styleOf(AttributeSet words) {
        @Nullable Style style = (Style) words.getAttribute(Key.STYLE);
        return Objects.requireNonNullElse(style, Style.PLAIN);
    }

    private enum Key {
        STYLE,
        KIND
    }
}
