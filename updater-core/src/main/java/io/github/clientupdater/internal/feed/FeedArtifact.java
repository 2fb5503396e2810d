package io.github.clientupdater.internal.feed;

import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.PackageFile;
import io.github.clientupdater.release.Platform;
import java.net.URI;
import java.util.List;

/**
 * One file of a release.
 *
 * @param platform where it runs
 * @param osRange on which versions of that system
 * @param format what kind of file it is
 * @param urls where it lies, relative to the feed or absolute; at least one
 * @param size in bytes
 * @param sha256 its digest
 * @param files what it unpacks to, if it is an archive and the publisher says so
 * @param removes what of the version before is no longer there
 */
public record FeedArtifact(
        Platform platform,
        OsRange osRange,
        Format format,
        List<URI> urls,
        long size,
        Digest sha256,
        List<PackageFile> files,
        List<RemovedFile> removes) {
    /**
     * A file of the version before.
     *
     * @param path with slashes, below the application directory
     * @param sha256 its digest
     */
    public record RemovedFile(String path, Digest sha256) {}
}
