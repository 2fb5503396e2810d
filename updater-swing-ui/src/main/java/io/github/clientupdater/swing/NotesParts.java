package io.github.clientupdater.swing;

import io.github.clientupdater.swing.NotesBlock.Span;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cuts a paragraph without end into several. Swing takes a time that grows with the square of a paragraph's length to
 * lay out text that runs from right to left: 64 Ki characters at once would stop the event thread for minutes.
 */
final class NotesParts {
    private static final int MAX_PARAGRAPH = 1000;
    private static final int MAX_BIDI_PARAGRAPH = 500;

    private final NotesBlock block;
    private final List<NotesBlock> parts = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final int most;
    private int room;

    private NotesParts(NotesBlock block) {
        this.block = block;
        this.most = block.spans().stream().anyMatch(NotesParts::isBidi) ? MAX_BIDI_PARAGRAPH : MAX_PARAGRAPH;
        this.room = most;
    }

    static List<NotesBlock> of(NotesBlock block) {
        NotesParts parts = new NotesParts(block);
        block.spans().forEach(parts::add);
        parts.end();
        return parts.parts;
    }

    /** Returns how often text turns round in {@code block}. */
    static int turns(NotesBlock block) {
        if (block.spans().stream().noneMatch(NotesParts::isBidi)) return 0;
        String text = block.spans().stream().map(Span::text).collect(Collectors.joining());
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).getRunCount();
    }

    private static boolean isBidi(Span span) {
        return Bidi.requiresBidi(span.text().toCharArray(), 0, span.text().length());
    }

    private void add(Span span) {
        String rest = span.text();
        while (rest.length() > room) {
            int cut = cut(rest);
            if (cut > 0) spans.add(new Span(rest.substring(0, cut), span.style()));
            rest = rest.substring(cut);
            end();
        }
        room -= rest.length();
        spans.add(new Span(rest, span.style()));
    }

    /** At a blank if there is one. */
    private int cut(String text) {
        int blank = text.lastIndexOf(' ', room - 1) + 1;
        if (blank > 0 || room == 0) return blank;
        return Character.isLowSurrogate(text.charAt(room)) ? room - 1 : room;
    }

    private void end() {
        parts.add(new NotesBlock(block.kind(), block.depth(), parts.isEmpty() ? block.marker() : "", spans));
        spans.clear();
        room = most;
    }
}
