package io.github.clientupdater.download;

import io.github.clientupdater.release.Digest;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Brings what is missing of one file. Connections run on threads of their own and only receive and
 * write; the caller's thread computes the digest behind them, looks at the clock, decides what comes
 * next and tells how far it is. So nothing keeps the caller from being called back. Used once.
 */
final class Transfer {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long FAREWELL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MUCH = 64 * 1024;

    private final Stream.Job job;
    private final DownloadOptions options;
    private final Retries retries;
    private final Patience patience;
    private final Progress progress;
    private final Crew crew;
    private final TrailingDigest digest;
    private final List<WatchedStream> running = new ArrayList<>();
    private long received; // By streams that are over.
    private long furthest;

    Transfer(Stream.Job job, DownloadOptions options, Mirrors mirrors, Patience patience, Progress progress) {
        this.job = job;
        this.options = options;
        this.retries = new Retries(mirrors, patience, progress);
        this.patience = patience;
        this.progress = progress;
        this.crew = new Crew(options.connections());
        this.digest = new TrailingDigest(job.part());
        this.furthest = job.part().kept();
    }

    /** Returns the digest of the whole file, once it is there. What has come stays if this fails. */
    Digest run(Cancellation cancellation) throws UpdateException, IOException {
        try (Cancellation.Registration wake = cancellation.onCancel(job.changed()::ring)) {
            while (!isComplete()) {
                cancellation.throwIfCancelled();
                step(System.nanoTime());
            }
            tellProgress();
            return digest.finish();
        } finally {
            dismiss();
        }
    }

    private boolean isComplete() throws IOException {
        return running.isEmpty() && job.part().isComplete() && !digest.advance();
    }

    private void step(long now) throws UpdateException, IOException {
        tellProgress();
        collect(now);
        if (patience.isOver(now)) throw tooSlow();
        if (running.isEmpty()) startNext(now);
        else adjust(now);
        for (WatchedStream stream : running) stream.watch(now);
        if (!digest.advance()) job.changed().await(TICK);
    }

    private void tellProgress() {
        OptionalLong total = job.part().total().isPresent() ? job.part().total() : job.announced();
        progress.at(job.part().kept(), total);
    }

    private static UpdateException tooSlow() {
        return new UpdateException(Code.DOWNLOAD_TIMEOUT, "the download took too long in all");
    }

    private void collect(long now) throws UpdateException, IOException {
        for (WatchedStream stream : List.copyOf(running)) {
            if (!stream.isOver()) continue;
            running.remove(stream);
            received += stream.received();
            boolean much = hasBroughtMuch();
            if (stream.hasBegunAnew()) stream.mirror().askCarefully();
            Optional<StreamFailure> failure = stream.failure();
            if (failure.isEmpty()) continue;
            crew.close();
            if (!running.isEmpty()) continue;
            retries.failed(stream.mirror(), failure.get(), much && !stream.isTooSlow(), now);
        }
    }

    /** A try was worth it if it came further than all before it; a hundredth of a small file is enough. */
    private boolean hasBroughtMuch() {
        long kept = job.part().kept();
        long much = Math.max(1, Math.min(MUCH, job.part().total().orElse(Long.MAX_VALUE) / 100));
        boolean worthIt = kept - furthest >= much;
        furthest = Math.max(furthest, kept);
        return worthIt;
    }

    private void startNext(long now) {
        Optional<Mirror> mirror = retries.next(now);
        if (mirror.isEmpty() || job.part().isComplete()) return;
        job.part().claim().ifPresent(span -> start(span, mirror.get(), true, now));
    }

    private void start(Span span, Mirror mirror, boolean alone, long now) {
        running.add(WatchedStream.start(new Stream(job, span, mirror, alone), new Pace(options, now)));
    }

    private void adjust(long now) throws IOException {
        WatchedStream first = running.get(0);
        if (!running.stream().allMatch(WatchedStream::isDivisible)) return; // Some answer has still to come.
        long all =
                received + running.stream().mapToLong(WatchedStream::received).sum();
        long missing = job.part().total().orElse(0) - job.part().kept();
        switch (crew.advise(running.size(), all, missing, now)) {
            case ADD -> {
                Optional<Span> gap = job.part().claim();
                if (gap.isEmpty()) gap = job.part().split(Crew.LEAST);
                gap.ifPresent(span -> start(span, first.mirror(), false, now));
            }
            case DROP_ONE -> running.get(running.size() - 1).dismiss();
            case STAY -> {}
        }
    }

    /** Ends all connections; one that a disk holds up lets go of the file by itself. */
    private void dismiss() {
        running.forEach(WatchedStream::dismiss);
        long end = System.nanoTime() + FAREWELL;
        while (running.stream().anyMatch(stream -> !stream.isOver()) && System.nanoTime() < end) {
            try {
                job.changed().await(end - System.nanoTime());
            } catch (CancellationException e) { // Interrupted: no time left.
                return;
            }
        }
    }
}
