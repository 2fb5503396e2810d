package io.github.clientupdater.download;

import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.faults.Content;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One wanted file and how to bring it, with waits of milliseconds. */
final class Downloading implements Progress {
    static final Duration STALL = Duration.ofMillis(400);

    private final Path target;
    private final List<Long> progress = new ArrayList<>();
    private final List<UpdateException.Code> interruptions = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private long cancelAt = Long.MAX_VALUE;
    private Artifact.Builder artifact = Artifact.builder("unused", Format.ZIP);
    private DownloadOptions options = DownloadOptions.STANDARD
            .withWaits(Duration.ofMillis(2), Duration.ofMillis(1500))
            .withStall(STALL);

    Downloading(Path target) {
        this.target = target;
    }

    /** Announces the size and the digest of {@code content}. */
    Downloading announcing(Content content) {
        artifact.size(content.size()).digest(content.sha256());
        return this;
    }

    /** Announces nothing. */
    Downloading announcingNothing() {
        artifact = Artifact.builder("unused", Format.ZIP);
        return this;
    }

    /** Announces the digest of {@code content}, and not its size. */
    Downloading announcingTheDigest(Content content) {
        artifact = Artifact.builder("unused", Format.ZIP).digest(content.sha256());
        return this;
    }

    /** Announces a size, and no digest. */
    Downloading announcingTheSize(long size) {
        artifact = Artifact.builder("unused", Format.ZIP).size(size);
        return this;
    }

    Downloading with(DownloadOptions other) {
        options = other;
        return this;
    }

    DownloadOptions options() {
        return options;
    }

    DownloadedFile from(URI... addresses) throws UpdateException {
        List<DownloadLocation> locations =
                Stream.of(addresses).map(DownloadLocation::of).toList();
        return new Downloader(Http.standardForFiles(), options)
                .download(artifact.build(), locations, target, cancellation, this);
    }

    @Override
    public void at(long done, OptionalLong total) {
        progress.add(done);
        if (done >= cancelAt) cancellation.cancel();
    }

    /** Is cancelled as soon as that many bytes are there. */
    Downloading cancelledAt(long bytes) {
        cancelAt = bytes;
        return this;
    }

    /** Cancels now, from whatever thread. */
    void cancel() {
        cancellation.cancel();
    }

    @Override
    public void retrying(UpdateException failure, Duration wait) {
        interruptions.add(failure.code());
        waits.add(wait);
    }

    List<Long> progress() {
        return progress;
    }

    List<UpdateException.Code> interruptions() {
        return interruptions;
    }

    List<Duration> waits() {
        return waits;
    }
}
