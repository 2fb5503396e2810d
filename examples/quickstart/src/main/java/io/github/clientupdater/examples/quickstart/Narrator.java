package io.github.clientupdater.examples.quickstart;

import io.github.clientupdater.examples.story.StoryLine;
import java.io.PrintStream;
import java.util.Locale;

/** Prints the story line by line, each with the seconds since the beginning. Safe for several threads. */
final class Narrator {
    private final PrintStream out;
    private final long begin = System.nanoTime();

    Narrator(PrintStream out) {
        this.out = out;
    }

    void say(String sentence) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.2f s  %s", seconds, sentence));
    }

    /** The user's own arguments; the ones before them are of no interest to anybody. */
    private static String afterDashes(String arguments) {
        String dashes = "\"--\" ";
        return arguments.substring(arguments.indexOf(dashes) + dashes.length());
    }

    void retell(StoryLine line) {
        String notes = "Notes " + line.version();
        say(
                switch (line.event()) {
                    case STARTED -> notes + " runs as process " + line.pid() + " (" + line.detail() + ")";
                    case ARGUMENTS -> notes + " was given ... " + afterDashes(line.detail());
                    case DIRECTORY -> notes + " was started in " + line.detail();
                    case SHOWN -> notes + " shows its window";
                    case CONFIRMED -> notes + " runs as process " + line.pid() + " and has confirmed";
                    case CHECKING -> notes + " asks the server for updates, " + line.detail();
                    case FOUND -> notes + " has found version " + line.detail();
                    case DOWNLOADING -> notes + " downloads version " + line.detail();
                    case VERIFIED -> notes + " has downloaded " + line.detail() + ", and the SHA-256 is right";
                    case STAGED -> notes + " has unpacked version " + line.detail() + " beside the installation";
                    case HANDED_OFF -> notes + " has handed over to the relauncher and exits";
                    case UP_TO_DATE -> notes + " has nothing to install: " + line.detail();
                    case DECLINED -> notes + " was told not to install version " + line.detail();
                    case POSTPONED -> notes + " keeps version " + line.detail() + " for its next start";
                    case CANCELLED -> notes + " was told to cancel the update";
                    case FAILED -> notes + " reports " + line.detail();
                });
    }
}
