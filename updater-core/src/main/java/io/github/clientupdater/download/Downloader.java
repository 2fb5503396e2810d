package io.github.clientupdater.download;

import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Brings one file to disk. Stateless. */
public final class Downloader {
    /** What a file may have when nobody announced a size. */
    static final long MAX_UNANNOUNCED = 8L * 1024 * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final Http http;

    /** Asks through {@code http}. */
    public Downloader(Http http) {
        this.http = http;
    }

    /**
     * Brings {@code artifact} to {@code target}, replacing what an earlier try left there. On failure
     * nothing stays.
     *
     * @throws UpdateException if it does not arrive, or is larger than announced
     */
    public DownloadedFile download(
            Artifact artifact, DownloadLocation location, Path target, Cancellation cancellation, Progress progress)
            throws UpdateException {
        HttpFetch fetch = new HttpFetch(location.uri(), location.headers(), HttpPurpose.DOWNLOAD, deadline(artifact));
        try (HttpReply reply = http.open(fetch, cancellation)) {
            OptionalLong total = artifact.size().isPresent() ? artifact.size() : reply.length();
            requireAllowed(reply, artifact);
            DiskSpace.require(PrivateDirectories.parentOf(target), total.orElse(0));
            return receive(
                    reply,
                    target,
                    artifact.size().orElse(MAX_UNANNOUNCED),
                    cancellation,
                    done -> progress.at(done, total));
        }
    }

    /** Slower than a kilobyte a second is no download; and no server holds us for more than a day. */
    private static Duration deadline(Artifact artifact) {
        Duration slowest = Duration.ofMinutes(2).plusSeconds(artifact.size().orElse(MAX_UNANNOUNCED) / 1024);
        Duration day = Duration.ofDays(1);
        return slowest.compareTo(day) < 0 ? slowest : day;
    }

    private static void requireAllowed(HttpReply reply, Artifact artifact) throws UpdateException {
        long limit = artifact.size().orElse(MAX_UNANNOUNCED);
        if (reply.length().orElse(0) > limit) throw tooLarge(reply, limit);
    }

    private static DownloadedFile receive(
            HttpReply reply, Path target, long limit, Cancellation cancellation, LongConsumer progress)
            throws UpdateException {
        try (HashingFile file = HashingFile.create(target)) {
            byte[] buffer = new byte[BUFFER];
            progress.accept(0);
            for (int count = reply.read(buffer); count >= 0; count = reply.read(buffer)) {
                cancellation.throwIfCancelled();
                if (file.size() + count > limit) throw tooLarge(reply, limit);
                file.write(buffer, count);
                progress.accept(file.size());
            }
            return file.finish();
        } catch (IOException e) {
            cancellation.throwIfCancelled(); // An interrupted thread finds its file closed.
            Code code = DiskSpace.isExhausted(e) ? Code.DISK_FULL : Code.WORK_DIR_UNUSABLE;
            throw new UpdateException(code, "cannot write the download to " + target + ": " + Reasons.of(e), e);
        }
    }

    private static UpdateException tooLarge(HttpReply reply, long limit) {
        return new UpdateException(
                Code.DOWNLOAD_TOO_LARGE,
                Addresses.display(reply.address()) + " sends more than the announced " + limit + " bytes");
    }

    /** Hears how far a download has come. */
    @FunctionalInterface
    public interface Progress {
        /** Tells that {@code done} of {@code total} bytes have arrived. Called for every piece. */
        void at(long done, OptionalLong total);
    }
}
