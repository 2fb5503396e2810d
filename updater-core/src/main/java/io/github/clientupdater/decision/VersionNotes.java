package io.github.clientupdater.decision;

import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.Version;
import java.util.List;
import java.util.Objects;

/**
 * What is new in one version, in one language. From a server, so never to be read as HTML.
 *
 * @param version what it is about
 * @param markup how the points are written
 * @param points at least one
 */
public record VersionNotes(Version version, Markup markup, List<String> points) {
    /** Copies the points. */
    public VersionNotes {
        Objects.requireNonNull(version, "version == null");
        Objects.requireNonNull(markup, "markup == null");
        points = List.copyOf(points);
    }
}
