package io.github.clientupdater.examples.quickstart;

import io.github.clientupdater.examples.story.StoryLine;
import io.github.clientupdater.examples.story.StoryLine.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what Notes writes down, while it does. */
final class StoryReader {
    private final Path file;
    private final List<StoryLine> read = new ArrayList<>();

    StoryReader(Path file) {
        this.file = file;
    }

    /** Returns the next line, if it is written to its end. */
    Optional<StoryLine> next() {
        try {
            String text = Files.readString(file);
            List<String> complete =
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            if (complete.size() == read.size()) return Optional.empty();
            StoryLine line = StoryLine.parse(complete.get(read.size()));
            read.add(line);
            return Optional.of(line);
        } catch (NoSuchFileException e) {
            return Optional.empty(); // Nobody has written yet.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a version has told about an event. */
    StoryLine told(String version, Event event) throws Shortfall {
        return read.stream()
                .filter(line -> line.version().equals(version) && line.event() == event)
                .findFirst()
                .orElseThrow(() -> new Shortfall("Notes " + version + " has not told about " + event + "."));
    }
}
