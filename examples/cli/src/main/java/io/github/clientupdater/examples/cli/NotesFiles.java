package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Notes.Markup;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is new, from one file for each language. */
final class NotesFiles {
    private static final Pattern WITH_LANGUAGE = Pattern.compile("([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)=(.*)");

    private NotesFiles() {}

    static Notes read(List<String> words) {
        if (words.isEmpty()) return Notes.NONE;
        Map<String, String> texts = new LinkedHashMap<>();
        for (String word : words) {
            Matcher matcher = WITH_LANGUAGE.matcher(word);
            boolean translated = matcher.matches();
            Path file = Path.of(translated ? matcher.group(2) : word);
            if (texts.put(translated ? matcher.group(1) : "", text(file)) != null) {
                throw new UsageException("--notes: one file for each language");
            }
        }
        String text = texts.remove("");
        if (text == null) throw new UsageException("--notes: one file without a language, for whoever finds no own");
        return Notes.of(markup(words), text, texts);
    }

    /** All are written in one way. */
    private static Markup markup(List<String> words) {
        long markdown = words.stream().filter(word -> word.endsWith(".md")).count();
        if (markdown == 0) return Markup.PLAIN;
        if (markdown == words.size()) return Markup.MARKDOWN;
        throw new UsageException("--notes: either all files end in .md or none");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (CharacterCodingException e) {
            throw new UsageException("--notes: " + file + " is not UTF-8");
        } catch (IOException e) {
            throw new UsageException("--notes: cannot read " + file);
        }
    }
}
