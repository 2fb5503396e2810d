package io.github.clientupdater.decision;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The answer to "is there an update?" */
public sealed interface Decision {
    /**
     * There is nothing to install.
     *
     * @param reason why
     */
    record UpToDate(Reason reason) implements Decision {}

    /**
     * {@code release} should be installed, using {@code artifact}.
     *
     * @param release what to move to
     * @param artifact the file of it for this machine
     * @param importance how much a person may refuse
     * @param deadline when the update becomes mandatory, if it will; empty where it is already
     * @param path what lies on the way to the newest release that can be reached, in the order of
     *     installation: {@code release} first; where no step is needed, nothing else
     * @param news the releases whose notes matter, newest first; empty for a way back
     */
    record Available(
            Release release,
            Artifact artifact,
            Importance importance,
            Optional<Instant> deadline,
            List<Release> path,
            List<Release> news)
            implements Decision {
        /** Copies the lists and checks where the path begins. */
        public Available {
            Objects.requireNonNull(artifact, "artifact == null");
            Objects.requireNonNull(importance, "importance == null");
            Objects.requireNonNull(deadline, "deadline == null");
            path = List.copyOf(path);
            news = List.copyOf(news);
            if (path.isEmpty() || !path.get(0).equals(release)) {
                throw new IllegalArgumentException("the path does not begin with " + release + ": " + path);
            }
        }

        /** Is about one release, as important as that says. */
        public Available(Release release, Artifact artifact) {
            this(release, artifact, importanceOf(release), Optional.empty(), List.of(release), List.of(release));
        }

        /** Returns what is new since the running version, newest first; versions without notes are left out. */
        public List<VersionNotes> notes(Locale locale) {
            return news.stream()
                    .map(release -> notes(release, locale))
                    .filter(notes -> !notes.points().isEmpty())
                    .toList();
        }

        private static VersionNotes notes(Release release, Locale locale) {
            return new VersionNotes(
                    release.version(), release.notes().markup(), release.notes().in(locale));
        }

        private static Importance importanceOf(Release release) {
            if (release.isMandatory()) return Importance.MANDATORY;
            return release.isCritical() ? Importance.CRITICAL : Importance.OPTIONAL;
        }
    }

    /** Why there is nothing to install. */
    enum Reason {
        /** Nothing is published on the channel. */
        FEED_EMPTY,
        /** The newest release is installed. */
        ON_LATEST,
        /** The installed version is newer than everything published. */
        AHEAD_OF_FEED,
        /** All that is published are pre-releases, which this channel does not offer. */
        ONLY_PRE_RELEASES,
        /** Nothing that is published runs on this machine. */
        NOTHING_FOR_PLATFORM,
        /** The newest release needs a newer operating system. */
        OS_TOO_OLD,
        /** The newest release is not for an operating system as new as this one. */
        OS_TOO_NEW,
        /** The newest release lies below the version under which the publisher lets nobody go. */
        BELOW_ROLLBACK_FLOOR,
        /** It is not this installation's turn yet. A person who asks gets the release at once. */
        NOT_IN_ROLLOUT,
        /** The newest release needs a version in between that cannot be had. */
        STEP_MISSING,
        /** A person skipped this version. */
        SKIPPED_BY_USER,
        /** A person said "later" to this version, less than a day ago. */
        POSTPONED_BY_USER,
        /** Installing this version failed twice, or it did not start. A person may ask for it again. */
        FAILED_BEFORE
    }
}
