package io.github.clientupdater.download;

import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.FileSignature;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one file to disk, in as many tries as it takes. Stateless. */
public final class Downloader {
    private static final Logger LOG = LoggerFactory.getLogger(Downloader.class);

    private final Http http;
    private final DownloadOptions options;

    /** Asks through {@code http}, which must be one for files. */
    public Downloader(Http http, DownloadOptions options) {
        this.http = http;
        this.options = options;
    }

    /**
     * Brings {@code artifact} to {@code target} from the first of {@code locations} that has it, and
     * goes on where an earlier call ended. If what came is not what was announced, it is brought once
     * more from nothing, and once from each further location.
     *
     * <p>What has come stays beside {@code target} until a call succeeds, or {@link #forget} is called.
     *
     * @return the file; whether it is the announced one is still to be verified
     * @throws UpdateException if it does not arrive, or is larger than announced
     * @throws java.util.concurrent.CancellationException if cancelled; what has come stays
     */
    public DownloadedFile download(
            Artifact artifact,
            List<DownloadLocation> locations,
            Path target,
            Cancellation cancellation,
            Progress progress)
            throws UpdateException {
        List<DownloadLocation> order = new ArrayList<>(locations);
        DownloadedFile file = bring(artifact, order, target, cancellation, progress);
        for (int again = Math.max(1, locations.size() - 1); again > 0 && isAnother(file, artifact); again--) {
            LOG.info("the downloaded file is not the announced one; downloading it once more from the beginning");
            forget(target);
            Collections.rotate(order, -1); // Each of them may be the one that has the right file.
            file = bring(artifact, order, target, cancellation, progress);
        }
        return file;
    }

    private static boolean isAnother(DownloadedFile file, Artifact artifact) {
        return artifact.digest()
                .filter(announced -> !announced.equals(file.digest()))
                .isPresent();
    }

    /**
     * Brings the signature that lies beside the file, from the first of {@code locations} that has one.
     *
     * @throws UpdateException with {@code SIGNATURE_MISSING} if there is none
     */
    public FileSignature signature(List<DownloadLocation> locations, Cancellation cancellation) throws UpdateException {
        return new SignatureFetch(http, cancellation).first(locations);
    }

    /** Deletes what an interrupted download left for {@code target}. */
    public static void forget(Path target) throws UpdateException {
        try {
            PartFile.delete(target);
        } catch (IOException e) {
            throw unusable(target, e);
        }
    }

    private DownloadedFile bring(
            Artifact artifact,
            List<DownloadLocation> locations,
            Path target,
            Cancellation cancellation,
            Progress progress)
            throws UpdateException {
        try {
            return bringInto(artifact, locations, target, cancellation, progress);
        } catch (UpdateException | CancellationException e) {
            if (sizeOf(target) == 0) forget(target);
            throw e;
        }
    }

    private DownloadedFile bringInto(
            Artifact artifact,
            List<DownloadLocation> locations,
            Path target,
            Cancellation cancellation,
            Progress progress)
            throws UpdateException {
        makeRoom(artifact, target);
        Bell changed = new Bell();
        try (PartFile part = PartFile.open(target, artifact.size(), artifact.digest(), changed)) {
            Stream.Job job = new Stream.Job(http, part, artifact.size(), new RateLimit(options.bandwidth()), changed);
            Transfer transfer = new Transfer(job, options, new Mirrors(locations), patience(artifact), progress);
            Digest digest = transfer.run(cancellation);
            if (artifact.digest().isEmpty()) part.force(); // Nobody could tell later what a power cut did to it.
            return new DownloadedFile(target, part.length(), digest);
        } catch (IOException e) {
            cancellation.throwIfCancelled(); // An interrupted thread finds its file closed.
            throw unusable(target, e);
        }
    }

    private static void makeRoom(Artifact artifact, Path target) throws UpdateException {
        try {
            PartFile.deleteUseless(target, artifact.size(), artifact.digest());
        } catch (IOException e) {
            throw unusable(target, e);
        }
        long kept = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) ? sizeOf(target) : 0;
        DiskSpace.require(
                PrivateDirectories.parentOf(target), Math.max(artifact.size().orElse(0) - kept, 0));
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private Patience patience(Artifact artifact) {
        Duration budget = Patience.budget(artifact.size().orElse(AnswerCheck.MAX_UNANNOUNCED));
        return new Patience(options, budget, RandomGenerator.getDefault(), System.nanoTime());
    }

    private static UpdateException unusable(Path target, IOException e) {
        Code code = DiskSpace.codeOf(e, Code.WORK_DIR_UNUSABLE);
        return new UpdateException(code, "cannot write the download to " + target + ": " + Reasons.of(e), e);
    }
}
