package io.github.clientupdater.swing;

import io.github.clientupdater.decision.VersionNotes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.swing.NotesBlock.Kind;
import io.github.clientupdater.swing.NotesBlock.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads release notes, whoever wrote them: the result is small, flat and shows nothing but text. */
final class NotesBlocks {
    private static final int MAX_CHARS = 64 * 1024;
    private static final int MAX_LINES = 2000;
    /** Swing takes that much longer, and more, where text runs from right to left. */
    private static final int BIDI_COST = 4;
    /** Each costs a view. */
    private static final int MAX_SPANS = 4000;
    /** Between left to right and right to left; each costs far more. */
    private static final int MAX_TURNS = 1000;

    private static final String BULLET = "•";
    private static final String CUT = "…";

    private final List<NotesBlock> blocks = new ArrayList<>();
    private int chars;
    private int spans;
    private int turns;

    private NotesBlocks() {}

    /** Returns what is new in each version, under its number where there is more than one. */
    static List<NotesBlock> of(List<VersionNotes> versions) {
        NotesBlocks all = new NotesBlocks();
        for (VersionNotes version : versions) {
            if (all.isFull()) break;
            if (versions.size() > 1)
                all.add(NotesBlock.heading(version.version().toString()));
            all.addAll(read(version));
        }
        if (all.isFull()) all.blocks.add(NotesBlock.paragraph(CUT));
        return List.copyOf(all.blocks);
    }

    private static List<NotesBlock> read(VersionNotes version) {
        List<NotesBlock> read = new ArrayList<>();
        for (String point : version.points()) {
            if (read.size() > MAX_LINES) break;
            String text = PlainText.limited(point, MAX_CHARS, MAX_LINES);
            read.addAll(version.markup() == Markup.MARKDOWN ? MarkdownReader.read(text) : plain(text));
        }
        return read;
    }

    /** Only its first line has the bullet. */
    private static List<NotesBlock> plain(String point) {
        List<NotesBlock> lines = new ArrayList<>();
        for (String line : point.split("\n", -1)) {
            lines.add(new NotesBlock(Kind.TEXT, 1, lines.isEmpty() ? BULLET : "", List.of(Span.plain(line))));
        }
        return lines;
    }

    private void addAll(List<NotesBlock> more) {
        for (NotesBlock block : more) {
            for (NotesBlock part : NotesParts.of(block)) add(part);
        }
    }

    private void add(NotesBlock block) {
        if (isFull()) return;
        spans += block.spans().size();
        int length =
                block.spans().stream().mapToInt(span -> span.text().length()).sum();
        int turned = NotesParts.turns(block);
        chars += turned == 0 ? length : BIDI_COST * length;
        turns += turned;
        blocks.add(block);
    }

    private boolean isFull() {
        return chars > MAX_CHARS || blocks.size() >= MAX_LINES || spans > MAX_SPANS || turns > MAX_TURNS;
    }
}
