package io.github.clientupdater.examples.notes;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.examples.story.StoryLine;
import io.github.clientupdater.examples.story.StoryLine.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes down what happens. After a relaunch nobody hears standard output, so it goes to a file. */
final class Story {
    private final Path file;
    private final String version;

    Story(Path file, String version) {
        this.file = file;
        this.version = version;
    }

    void tell(Event event, String detail) {
        StoryLine line = new StoryLine(version, ProcessHandle.current().pid(), event, detail);
        try {
            Files.writeString(file, line.encode() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin(String... args) {
        tell(Event.STARTED, "Java " + System.getProperty("java.version"));
        tell(Event.ARGUMENTS, Arguments.quoted(args));
        tell(Event.DIRECTORY, System.getProperty("user.dir", ""));
    }

    /** Tells how an update ended, where this process is there to tell it. */
    void conclude(UpdateOutcome outcome) {
        if (outcome instanceof UpdateOutcome.UpToDate upToDate) {
            tell(Event.UP_TO_DATE, upToDate.reason().name());
        } else if (outcome instanceof UpdateOutcome.Declined declined) {
            tell(Event.DECLINED, declined.release().version().toString());
        } else if (outcome instanceof UpdateOutcome.Staged staged) {
            tell(Event.POSTPONED, staged.release().version().toString());
        } else if (outcome instanceof UpdateOutcome.Failed failed) {
            tell(Event.FAILED, failed.cause().code() + ": " + failed.cause().getMessage());
        } else if (outcome instanceof UpdateOutcome.NotSelfUpdatable barred) {
            tell(Event.FAILED, barred.guidance().sentence());
        } else if (outcome instanceof UpdateOutcome.Cancelled) {
            tell(Event.CANCELLED, "");
        }
    }
}
