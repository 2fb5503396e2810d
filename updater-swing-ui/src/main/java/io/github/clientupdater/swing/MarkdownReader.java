package io.github.clientupdater.swing;

import io.github.clientupdater.swing.NotesBlock.Kind;
import io.github.clientupdater.swing.NotesBlock.Span;
import io.github.clientupdater.swing.NotesBlock.Style;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Reads a subset of CommonMark: headings, paragraphs, lists, emphasis, code and links. All else is text: HTML
 * stands there as it was written, and of an image remains the description.
 */
final class MarkdownReader extends AbstractVisitor {
    /** What is nested deeper is text, and so cannot exhaust the stack. */
    private static final int MAX_NESTING = 12;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class, FencedCodeBlock.class))
            .maxOpenBlockParsers(2 * MAX_NESTING) // A list and its item are two.
            .maxInlineNesting(MAX_NESTING)
            .build();

    private final List<NotesBlock> blocks = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private Style style = Style.PLAIN;
    private String marker = "";
    private int depth;

    private MarkdownReader() {}

    /** Returns what {@code text} says. It is of limited size. */
    static List<NotesBlock> read(String text) {
        MarkdownReader reader = new MarkdownReader();
        PARSER.parse(text).accept(reader);
        return reader.blocks;
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        end(Kind.HEADING);
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        end(Kind.TEXT);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code.getLiteral().lines().forEach(line -> {
            add(line, style.asCode());
            end(Kind.CODE);
        });
    }

    @Override
    public void visit(BulletList list) {
        visitItems(list);
    }

    @Override
    public void visit(OrderedList list) {
        visitItems(list);
    }

    private void visitItems(ListBlock list) {
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        depth++;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            marker = list instanceof OrderedList ? number++ + "." : "•";
            item.accept(this);
        }
        depth--;
    }

    /** An item without words has nothing that could carry its marker. */
    @Override
    public void visit(ListItem item) {
        visitChildren(item);
        marker = "";
    }

    @Override
    public void visit(Text text) {
        add(text.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
        add(code.getLiteral(), style.asCode());
    }

    @Override
    public void visit(HtmlInline html) {
        add(html.getLiteral(), style);
    }

    /** The parser was told to make none. */
    @Override
    public void visit(HtmlBlock html) {
        add(html.getLiteral(), style);
        end(Kind.TEXT);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        add(" ", style);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        end(Kind.TEXT);
    }

    @Override
    public void visit(Emphasis emphasis) {
        within(style.inItalics(), emphasis);
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        within(style.inBold(), emphasis);
    }

    /** A link that may not be opened is as good as its words. */
    @Override
    public void visit(Link link) {
        Optional<URI> address = NotesLink.address(link.getDestination());
        int first = spans.size();
        within(address.map(style::leadingTo).orElse(style), link);
        if (address.isPresent() && spans.size() > first) addHost(address.get(), first);
    }

    /** Words may say anything, so where they lead stands behind them. */
    private void addHost(URI address, int first) {
        String words =
                spans.subList(first, spans.size()).stream().map(Span::text).collect(Collectors.joining());
        if (!words.equals(address.toString())) add(" (" + address.getHost() + ")", style);
    }

    private void within(Style inner, Node node) {
        Style outer = style;
        style = inner;
        visitChildren(node);
        style = outer;
    }

    /** Filters once more, because what was written as an entity has become a character only now. */
    private void add(String text, Style as) {
        String shown =
                PlainText.limited(text, Integer.MAX_VALUE, Integer.MAX_VALUE).replace('\n', ' ');
        if (!shown.isEmpty()) spans.add(new Span(shown, as));
    }

    private void end(Kind kind) {
        if (spans.isEmpty()) return;
        blocks.add(new NotesBlock(kind, depth, marker, spans));
        spans.clear();
        marker = "";
    }
}
