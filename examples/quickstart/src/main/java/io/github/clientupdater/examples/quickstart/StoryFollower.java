package io.github.clientupdater.examples.quickstart;

import io.github.clientupdater.examples.story.StoryLine;
import io.github.clientupdater.examples.story.StoryLine.Event;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Follows the story, line by line, up to what it waits for. */
final class StoryFollower {
    private final StoryReader reader;
    private final Watch watch;
    private final Narrator narrator;
    private final Cast cast;

    StoryFollower(StoryReader reader, Watch watch, Narrator narrator, Cast cast) {
        this.reader = reader;
        this.watch = watch;
        this.narrator = narrator;
        this.cast = cast;
    }

    /**
     * Returns once {@code version} has told about {@code event}.
     *
     * @param possible whether more can be expected
     */
    void await(String version, Event event, BooleanSupplier possible) throws Shortfall {
        while (true) {
            Optional<StoryLine> next = watch.until(reader::next, possible);
            if (next.isEmpty()) throw silence(version, event, possible.getAsBoolean());
            StoryLine line = next.get();
            cast.enter(line.pid());
            narrator.retell(line);
            if (line.version().equals(version) && line.event() == event) return;
            if (line.event().isLast()) throw unexpected(line);
        }
    }

    private Shortfall silence(String version, Event event, boolean possible) {
        String reason = possible
                ? " within " + watch.patience().toSeconds() + " seconds"
                : ", and nobody is left who could make it happen";
        return new Shortfall("Notes " + version + " has told nothing of " + event + reason + ".");
    }

    private static Shortfall unexpected(StoryLine line) {
        String detail = line.detail().isEmpty() ? "" : " with " + line.detail();
        return new Shortfall("In Notes " + line.version() + " the update ended as " + line.event() + detail + ".");
    }
}
