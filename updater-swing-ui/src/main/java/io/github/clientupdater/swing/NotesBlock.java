package io.github.clientupdater.swing;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One paragraph of release notes. Immutable, and without any character that {@link PlainText} refuses.
 *
 * @param kind how it stands out
 * @param depth how many lists it stands in
 * @param marker the bullet or number before it; empty where there is none
 * @param spans what it says
 */
record NotesBlock(Kind kind, int depth, String marker, List<Span> spans) {
    /** Copies the spans. */
    NotesBlock {
        spans = List.copyOf(spans);
    }

    static NotesBlock heading(String text) {
        return new NotesBlock(Kind.HEADING, 0, "", List.of(Span.plain(text)));
    }

    static NotesBlock paragraph(String text) {
        return new NotesBlock(Kind.TEXT, 0, "", List.of(Span.plain(text)));
    }

    /** How a paragraph stands out. */
    enum Kind {
        HEADING,
        TEXT,
        /** A line of code: never joined with the next one. */
        CODE
    }

    /**
     * Text of one style.
     *
     * @param text without line breaks
     * @param style its style
     */
    record Span(String text, Style style) {
        static Span plain(String text) {
            return new Span(text, Style.PLAIN);
        }
    }

    /**
     * What a span looks like, and where it leads.
     *
     * @param link an address that {@link NotesLink} let through
     */
    record Style(
            boolean bold,
            boolean italic,
            boolean code,
            @Nullable URI link) {
        static final Style PLAIN = new Style(false, false, false, null);

        Style inBold() {
            return new Style(true, italic, code, link);
        }

        Style inItalics() {
            return new Style(bold, true, code, link);
        }

        Style asCode() {
            return new Style(bold, italic, true, link);
        }

        Style leadingTo(URI address) {
            return new Style(bold, italic, code, address);
        }
    }
}
