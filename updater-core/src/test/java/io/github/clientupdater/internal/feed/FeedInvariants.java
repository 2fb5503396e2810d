package io.github.clientupdater.internal.feed;

import static io.github.clientupdater.testing.Require.isPlain;
import static io.github.clientupdater.testing.Require.that;

import io.github.clientupdater.internal.feed.FeedArtifact.RemovedFile;
import io.github.clientupdater.internal.files.SafePaths;
import io.github.clientupdater.release.PackageFile;
import io.github.clientupdater.release.Version;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is true of every feed that was read, whatever the bytes were. */
final class FeedInvariants {
    private static final long MAX = 1L << 53;
    private static final Path ROOT = Path.of("/opt/app");
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private FeedInvariants() {}

    static void require(FeedDocument feed) {
        that(isPlain(feed.app()) && !feed.app().isEmpty() && feed.app().length() <= 128, "app");
        that(isPlain(feed.channel().name()), "channel");
        that(feed.sequence() >= 1 && feed.sequence() <= MAX, "sequence");
        that(feed.keyset() >= 1 && feed.keyset() <= 1_000_000, "keyset");
        that(!feed.issued().isBefore(EARLIEST) && feed.expires().isBefore(LATEST), "times");
        Duration validity = Duration.between(feed.issued(), feed.expires());
        that(!validity.isNegative() && !validity.isZero(), "expires after issued");
        that(validity.compareTo(Duration.ofDays(400)) <= 0, "validity");
        feed.rollbackFloor().ifPresent(FeedInvariants::require);
        that(feed.releases().size() <= 64, "releases");
        Set<Version> versions = new HashSet<>();
        for (FeedRelease release : feed.releases()) {
            that(versions.add(release.version()), "a version twice");
            require(release);
        }
    }

    private static void require(FeedRelease release) {
        require(release.version());
        release.minimumVersion().ifPresent(FeedInvariants::require);
        that(release.rollout().percent() >= 0 && release.rollout().percent() <= 100, "percent");
        that(release.notes().translations().keySet().stream().allMatch(tag -> isPlain(tag)), "languages");
        that(release.artifacts().size() <= 64, "artifacts");
        release.artifacts().forEach(FeedInvariants::require);
    }

    private static void require(Version version) {
        that(Version.parse(version.toString()).equals(version), "version read again");
        that(version.toString().length() <= 64 && isPlain(version.toString()), "version");
    }

    private static void require(FeedArtifact artifact) {
        that(artifact.size() >= 0 && artifact.size() <= MAX, "size");
        that(!artifact.urls().isEmpty() && artifact.urls().size() <= 8, "addresses");
        artifact.urls().forEach(FeedInvariants::require);
        List<String> files = artifact.files().stream().map(PackageFile::path).toList();
        List<String> removes =
                artifact.removes().stream().map(RemovedFile::path).toList();
        requireTogether(files);
        requireTogether(removes);
        Set<String> stay =
                new HashSet<>(files.stream().map(SafePaths::collisionKey).toList());
        that(removes.stream().map(SafePaths::collisionKey).noneMatch(stay::contains), "stays and goes");
    }

    private static void require(URI url) {
        that(
                isPlain(url.toString())
                        && !url.toString().isEmpty()
                        && url.toString().length() <= 2048,
                "address");
        that(!url.isOpaque(), "opaque address");
        that(url.getRawAuthority() == null || url.getRawAuthority().indexOf('@') < 0, "a user in an address");
    }

    /** All of these can be below one directory, on any system, at the same time. */
    static void requireTogether(List<String> paths) {
        Set<String> keys = new HashSet<>();
        for (String path : paths) {
            that(SafePaths.isSafe(path), "safe: " + path);
            Path resolved = ROOT.resolve(path);
            that(resolved.startsWith(ROOT) && !resolved.equals(ROOT), "inside: " + path);
            that(resolved.normalize().equals(resolved), "normal: " + path);
            that(keys.add(SafePaths.collisionKey(path)), "twice: " + path);
        }
        for (String key : keys) {
            for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
                that(!keys.contains(key.substring(0, slash)), "a file and a directory: " + key);
            }
        }
    }
}
