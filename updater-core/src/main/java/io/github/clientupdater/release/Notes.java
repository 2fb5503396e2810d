package io.github.clientupdater.release;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is new in a release, in one or more languages. From a server, so never to be read as HTML.
 *
 * @param markup how the texts are written
 * @param texts the points in the language of whoever did not find his own
 * @param translations the same by language tag (RFC 5646), such as {@code fr} or {@code pt-br}, in lower case
 */
public record Notes(Markup markup, List<String> texts, Map<String, List<String>> translations) {
    /** Nothing was written. */
    public static final Notes NONE = plain(List.of());

    /** Copies the texts. */
    public Notes {
        texts = List.copyOf(texts);
        translations = translations.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), entry -> List.copyOf(entry.getValue())));
    }

    /** Returns notes in one language, one plain text per point. */
    public static Notes plain(List<String> points) {
        return new Notes(Markup.PLAIN, points, Map.of());
    }

    /** Returns one text and its translations by language tag. */
    public static Notes of(Markup markup, String text, Map<String, String> translations) {
        Map<String, List<String>> lists = new TreeMap<>();
        translations.forEach((tag, translation) -> lists.put(tag, List.of(translation)));
        return new Notes(markup, List.of(text), lists);
    }

    /** Returns the points in the best language for {@code locale} (RFC 4647, section 3.4: lookup). */
    public List<String> in(Locale locale) {
        String tag = locale.toLanguageTag().toLowerCase(Locale.ROOT);
        while (!tag.isEmpty()) {
            List<String> found = translations.get(tag);
            if (found != null) return found;
            tag = shortened(tag);
        }
        return texts;
    }

    /** A single letter left at the end announces what was cut off, and goes with it. */
    private static String shortened(String tag) {
        int hyphen = tag.lastIndexOf('-');
        if (hyphen < 0) return "";
        boolean single = hyphen >= 2 && tag.charAt(hyphen - 2) == '-';
        return tag.substring(0, single ? hyphen - 2 : hyphen);
    }

    /** How a text is written. */
    public enum Markup {
        /** As it stands. */
        PLAIN,
        /** CommonMark; images and HTML in it are never interpreted. */
        MARKDOWN
    }
}
