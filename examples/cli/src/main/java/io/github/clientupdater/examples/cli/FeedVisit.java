package io.github.clientupdater.examples.cli;

import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** An application that has never run before and asks the real server, with the library's own code. */
final class FeedVisit {
    private final UpdateServer server;
    private final Trust trust;
    private final Application application;

    FeedVisit(UpdateServer server, Trust trust, Application application) {
        this.server = server;
        this.trust = trust;
        this.application = application;
        application.host(Path.of("unused").toAbsolutePath()); // Whether it is a name that an application may have.
    }

    /** Returns what the feed says, to an application whose clock is that much ahead. */
    ReleaseFeed feed(Duration ahead, Cancellation cancellation) throws UpdateException {
        AtomicReference<ReleaseFeed> seen = new AtomicReference<>(ReleaseFeed.EMPTY);
        return inPrivate(work -> {
            Updater.Builder updater = updater(server, work).clock(Clock.offset(Clock.systemUTC(), ahead));
            updater.policy((feed, context) -> {
                seen.set(feed);
                return new Decision.UpToDate(Reason.FEED_EMPTY); // All that is wanted is to have seen it.
            });
            updater.build().check(UpdateTrigger.USER, cancellation);
            return Objects.requireNonNull(seen.get());
        });
    }

    List<DownloadLocation> locations(Release release, Artifact artifact, Cancellation cancellation)
            throws UpdateException {
        return inPrivate(work -> server.source().locate(inquiry(work, cancellation), release, artifact));
    }

    private Inquiry inquiry(Path work, Cancellation cancellation) {
        StateStore state = StateStore.inDirectory(work.resolve("state"));
        return new Inquiry(application.host(work), trust, state, Instant.now(), cancellation);
    }

    /** Downloads a file from one of its addresses, verifies it, and throws it away. */
    void download(Release release, Artifact artifact, DownloadLocation location, Cancellation cancellation)
            throws UpdateException {
        inPrivate(work -> updater(new OneLocation(server, location), work)
                .downloadRetries(1)
                .build()
                .download(new Decision.Available(release, artifact), cancellation));
    }

    private Updater.Builder updater(UpdateServer asked, Path work) {
        return Updater.builder()
                .application(application.host(work))
                .server(asked)
                .trust(trust);
    }

    private static <T> T inPrivate(Visit<T> visit) throws UpdateException {
        try {
            Path directory = Files.createTempDirectory("verify-feed");
            try {
                return visit.with(directory.resolve("work"));
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UpdateException(Code.WORK_DIR_UNUSABLE, "no room for a trial: " + e.getMessage(), e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    @FunctionalInterface
    private interface Visit<T> {
        T with(Path work) throws UpdateException;
    }

    /**
     * Whose feed it is.
     *
     * @param id as the application calls itself
     * @param channel what it follows
     */
    record Application(String id, Channel channel) {
        private HostApplication host(Path work) {
            return HostApplication.builder(id, "0.0.0")
                    .channel(channel)
                    .workDir(work)
                    .build();
        }
    }
}
