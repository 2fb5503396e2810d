package io.github.clientupdater.publish;

import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One change of a feed: what lies there, what becomes of it, and the files that wait to be put beside it. */
final class PublishingSession implements AutoCloseable {
    private static final int MAX_NOTES = 64 * 1024; // In one language, as clients have it.

    private final FeedSettings settings;
    private final Optional<ExistingFeed> existing;
    private final Instant now;
    private final FeedDraft draft;
    private final List<PendingFile> files = new ArrayList<>();

    private PublishingSession(FeedSettings settings, Optional<ExistingFeed> existing, FeedDraft draft) {
        this.settings = settings;
        this.existing = existing;
        this.draft = draft;
        this.now = settings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    static PublishingSession open(FeedSettings settings) throws PublishException {
        Optional<ExistingFeed> existing =
                ExistingFeed.in(settings.directory(), settings.ring().toKeySet(1));
        if (existing.isEmpty() && settings.firstSequence().isEmpty()) {
            throw new PublishException("there is no feed in " + settings.directory()
                    + ": bring the published one there first, or say that this is the first");
        }
        FeedDraft draft =
                existing.isEmpty() ? FeedDraft.empty() : existing.get().draft();
        return new PublishingSession(settings, existing, draft);
    }

    void requireFeed() throws PublishException {
        if (existing.isEmpty()) throw new PublishException("there is no feed in " + settings.directory());
    }

    void add(NewRelease release) throws PublishException {
        requireNewVersion(release.version());
        if (settings.channel().equals(Channel.STABLE) && release.version().isPreRelease()) {
            throw new PublishException(
                    "version " + release.version()
                            + " is a pre-release, which nobody on the channel stable is offered: publish it on another channel");
        }
        requireReadable(release.notes());
        List<BuiltFile> built = new ArrayList<>();
        for (NewArtifact artifact : release.artifacts()) built.add(BuiltFile.of(artifact.file()));
        requireNewNames(built);
        requireDistinct(release.artifacts());
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 0; i < built.size(); i++) {
            entries.add(entry(release.version(), release.artifacts().get(i), built.get(i)));
        }
        draft.add(ReleaseEntry.of(release, now, entries));
    }

    private void requireNewVersion(Version version) throws PublishException {
        boolean withdrawn = draft.isWithdrawn(version);
        if (withdrawn || draft.release(version).isPresent()) {
            throw new PublishException("version " + version + (withdrawn ? " was withdrawn" : " is published already")
                    + ": a version is never used twice, so publish the next one");
        }
        Optional<Version> newest = draft.newest();
        if (newest.isPresent() && newest.get().compareTo(version) > 0 && !settings.olderAllowed()) {
            throw new PublishException("version " + version + " is below " + newest.get()
                    + ", the newest on the channel " + settings.channel() + "; say so if that is meant");
        }
    }

    private static void requireReadable(Notes notes) throws PublishException {
        for (List<String> points : Stream.concat(Stream.of(notes.texts()), notes.translations().values().stream())
                .toList()) {
            int length = String.join("\n", points).length();
            if (length <= MAX_NOTES) continue;
            throw new PublishException("the notes have " + length + " characters, and clients read at most " + MAX_NOTES
                    + ": shorten them and link to the rest");
        }
    }

    private void requireNewNames(List<BuiltFile> built) throws PublishException {
        Set<String> used = PublishedNames.in(draft);
        for (BuiltFile file : built) {
            if (used.contains(PublishedNames.key(file.name()))) {
                throw new PublishException(file.name()
                        + " is the name of a file that was published before: name every release's files anew");
            }
        }
    }

    private static void requireDistinct(List<NewArtifact> artifacts) throws PublishException {
        Set<List<Object>> targets = new HashSet<>();
        for (NewArtifact artifact : artifacts) {
            if (!targets.add(List.of(artifact.platform(), artifact.format(), artifact.osRange()))) {
                throw new PublishException("two files for " + artifact.platform() + " of the same kind, "
                        + artifact.format().extension());
            }
        }
    }

    private Map<String, Object> entry(Version version, NewArtifact artifact, BuiltFile file) throws PublishException {
        PackageContent content = PackageContent.of(file, artifact.format());
        if (!content.remark().isEmpty()) draft.remark(content.remark());
        List<Map<String, Object>> removes = content.files().isEmpty()
                ? List.of()
                : draft.previous(version, artifact.platform(), artifact.format().extension())
                        .map(previous -> RemovedFiles.between(previous, content.files()))
                        .orElse(List.of());
        if (!isPending(file) && !file.liesIn(settings.directory())) files.add(file.copyTo(settings.directory()));
        return ReleaseEntry.artifact(artifact, file, content.files(), removes);
    }

    /** One file may serve several platforms. */
    private boolean isPending(BuiltFile file) throws PublishException {
        Path target = settings.directory().resolve(file.name());
        for (PendingFile pending : files) {
            if (pending.target().equals(target)) return file.isCopiedTo(pending.temporary());
        }
        return false;
    }

    void setRollout(Version version, Rollout rollout) throws PublishException {
        ReleaseEntry.setRollout(release(version), rollout);
    }

    void withdraw(Version version) throws PublishException {
        draft.releases().remove(release(version));
        draft.rememberWithdrawn(version);
        draft.remark("whoever has version " + version + " keeps it: only a newer one replaces it");
    }

    private Map<String, Object> release(Version version) throws PublishException {
        requireFeed();
        return draft.release(version)
                .orElseThrow(() -> new PublishException("version " + version + " is not in the feed"));
    }

    PublishedFeed finish() throws PublishException {
        return new FeedSigning(settings, existing, now).publish(draft, files);
    }

    @Override
    public void close() throws IOException {
        for (PendingFile file : files) file.close();
    }
}
