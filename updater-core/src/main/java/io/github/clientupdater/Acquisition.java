package io.github.clientupdater;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.download.DownloadedFile;
import io.github.clientupdater.download.Downloader;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locate, download, verify: ends with a file that may be installed, or with none at all. */
final class Acquisition {
    private static final Logger LOG = LoggerFactory.getLogger(Acquisition.class);

    private final Settings settings;
    private final Cancellation cancellation;

    Acquisition(Settings settings, Cancellation cancellation) {
        this.settings = settings;
        this.cancellation = cancellation;
    }

    static Path downloads(Path workDir) {
        return workDir.resolve("downloads");
    }

    /** Deletes what was downloaded: nobody needs it any more, or it is not what it was. */
    static void forget(HostApplication host) {
        try {
            PrivateDirectories.delete(downloads(host.workDir()));
        } catch (IOException e) {
            LOG.warn("left behind, the next update removes it: {}", e.getMessage());
        }
    }

    VerifiedArtifact acquire(Decision.Available update) throws UpdateException {
        try {
            return locateAndBring(update);
        } catch (UpdateException e) {
            settings.server().source().distrust(settings.host()); // It may have been a wrong promise.
            throw e;
        }
    }

    private VerifiedArtifact locateAndBring(Decision.Available update) throws UpdateException {
        Release release = update.release();
        Artifact artifact = signed(release, update.artifact());
        settings.verifier().requireVerifiable(release, artifact);
        Path target = makeRoom(release, artifact);
        Optional<VerifiedArtifact> kept = kept(target, release, artifact);
        VerifiedArtifact verified = kept.isPresent() ? kept.get() : bring(release, artifact, target);
        settings.events().verified(release);
        return verified;
    }

    /** A signature is wanted before the file: without it the file is worth nothing. */
    private Artifact signed(Release release, Artifact artifact) throws UpdateException {
        if (!settings.verifier().wantsSignature(artifact)) return artifact;
        return artifact.endorsedBy(settings.downloader().signature(locate(release, artifact), cancellation));
    }

    private List<DownloadLocation> locate(Release release, Artifact artifact) throws UpdateException {
        Inquiry inquiry = settings.inquiry(settings.clock().instant(), cancellation);
        return settings.server().source().locate(inquiry, release, artifact);
    }

    /** Each release has a directory with nothing else in it, named by us and never by the server. */
    private Path makeRoom(Release release, Artifact artifact) throws UpdateException {
        String version = release.version().toString().replace('+', '_');
        String name =
                settings.host().id() + "-" + version + "." + artifact.format().extension();
        Path downloads = downloads(settings.host().workDir());
        Path directory = downloads.resolve(version);
        try {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) PrivateDirectories.delete(downloads);
            PrivateDirectories.create(downloads);
            PrivateDirectories.create(directory);
            PrivateDirectories.deleteAllBut(
                    directory,
                    file -> file.equals(name) || file.startsWith(name + ".part")); // It was another format before.
            return directory.resolve(name);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** Returns the file if an earlier run brought this very one. Without digest or signature nobody could tell. */
    private Optional<VerifiedArtifact> kept(Path target, Release release, Artifact artifact) {
        boolean unknown = artifact.digest().isEmpty() && artifact.endorsement().isEmpty();
        if (unknown || !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            VerifiedArtifact kept = settings.verifier().verifyKept(target, release, artifact, cancellation);
            Downloader.forget(partial(target)); // A crash may have left it.
            return Optional.of(kept);
        } catch (UpdateException e) {
            LOG.info("downloading again: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private VerifiedArtifact bring(Release release, Artifact artifact, Path target) throws UpdateException {
        List<DownloadLocation> locations = locate(release, artifact);
        settings.events().downloadStarted(release);
        ProgressMeter meter = new ProgressMeter(settings.events(), release);
        Path partial = partial(target);
        try {
            Files.deleteIfExists(target);
            DownloadedFile file = settings.downloader().download(artifact, locations, partial, cancellation, meter);
            VerifiedArtifact arrived = settings.verifier().move(verified(partial, file, release, artifact), target);
            Downloader.forget(partial);
            return arrived;
        } catch (IOException e) {
            throw unusable(target, e);
        }
    }

    private static Path partial(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /** Nothing of a rejected file may stay: the next try would go on with it. */
    private VerifiedArtifact verified(Path partial, DownloadedFile file, Release release, Artifact artifact)
            throws UpdateException {
        try {
            return settings.verifier().verify(partial, file.size(), file.digest(), release, artifact, cancellation);
        } catch (UpdateException e) {
            Downloader.forget(partial);
            throw e;
        }
    }

    private static UpdateException unusable(Path path, IOException e) {
        Code code = DiskSpace.codeOf(e, Code.WORK_DIR_UNUSABLE);
        return new UpdateException(code, "cannot write " + path + ": " + Reasons.of(e), e);
    }
}
