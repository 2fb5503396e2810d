package io.github.clientupdater.examples.cli;

import io.github.clientupdater.decision.VersionNotes;
import io.github.clientupdater.release.Notes.Markup;
import java.util.ArrayList;
import java.util.List;

/** What is new, as lines for a terminal. */
final class News {
    private News() {}

    /** Returns the points, under the number of their version where there is more than one. */
    static List<String> lines(List<VersionNotes> versions) {
        List<String> lines = new ArrayList<>();
        for (VersionNotes version : versions) {
            if (versions.size() > 1) lines.add("  " + version.version());
            String mark = version.markup() == Markup.MARKDOWN ? "  " : "  - "; // Markdown has marks of its own.
            version.points().forEach(point -> addPoint(lines, mark, point));
        }
        return lines;
    }

    private static void addPoint(List<String> lines, String firstMark, String point) {
        String mark = firstMark;
        for (String line : Printable.lines(point)) {
            lines.add(mark + line);
            mark = " ".repeat(mark.length());
        }
    }
}
