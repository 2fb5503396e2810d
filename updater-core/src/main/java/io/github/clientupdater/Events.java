package io.github.clientupdater;

import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.report.UpdateReporter.Stage;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners and the server how an update goes. None of them can stop it, whatever they throw. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<UpdateListener> listeners;
    private final Reports reports;

    Events(List<UpdateListener> listeners, Reports reports) {
        this.listeners = List.copyOf(listeners);
        this.reports = reports;
    }

    Reports reports() {
        return reports;
    }

    void tell(Consumer<UpdateListener> event) {
        for (UpdateListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed; the update goes on", e);
            }
        }
    }

    void noticed(Notice notice) {
        LOG.warn("{}: {}", notice.kind(), notice.message());
        tell(listener -> listener.noticed(notice));
    }

    void notSelfUpdatable(Release release, Guidance guidance) {
        LOG.info("{} is not installed by this updater: {}", release, guidance.sentence());
        tell(listener -> listener.notSelfUpdatable(release, guidance));
    }

    void downloadStarted(Release release) {
        tell(listener -> listener.downloadStarted(release));
        reports.reached(Stage.DOWNLOADING, release);
    }

    void downloadProgressed(Release release, DownloadProgress progress) {
        tell(listener -> listener.downloadProgressed(release, progress));
        reports.downloading(release, progress);
    }

    void downloadInterrupted(Release release, UpdateException failure, Duration wait) {
        LOG.info("download interrupted, going on in {} ms: {}", wait.toMillis(), failure.getMessage());
        tell(listener -> listener.downloadInterrupted(release, failure, wait));
    }

    void verified(Release release) {
        tell(listener -> listener.verified(release));
        reports.reached(Stage.VERIFIED, release);
    }

    void staged(Release release) {
        tell(listener -> listener.staged(release));
        reports.reached(Stage.STAGED, release);
    }

    /** The server hears it before anything is changed: afterwards there may be nobody to tell it. */
    void installing(Release release) {
        reports.reached(Stage.INSTALLING, release);
    }

    void handedOff(Release release) {
        tell(listener -> listener.handedOff(release));
    }

    /** It is live, and nobody has said yet that it works: that is what the server wants to hear. */
    void inPlace(Release release) {
        LOG.info("installed {}", release);
        tell(listener -> listener.installed(release));
    }

    void confirmed(PendingUpdate update) {
        inPlace(update.release());
        reports.installed(update);
    }

    void declined(Release release) {
        tell(listener -> listener.declined(release));
        reports.reached(Stage.DECLINED, release);
    }

    void cancelled(@Nullable Release release) {
        tell(UpdateListener::cancelled);
        if (release != null) reports.reached(Stage.CANCELLED, release);
    }

    void failed(@Nullable Release release, UpdateException failure) {
        tellOf(failure);
        if (release != null) reports.failed(release, failure);
    }

    /** As {@link #failed}, for what an earlier run handed over. */
    void failedLater(PendingUpdate update, UpdateException failure, boolean givenUp) {
        warnOf(failure);
        tell(listener -> listener.failedLater(update.release(), failure, givenUp));
        reports.failedLater(update, failure);
    }

    private void tellOf(UpdateException failure) {
        warnOf(failure);
        tell(listener -> listener.failed(failure));
    }

    private static void warnOf(UpdateException failure) {
        LOG.warn("update failed in phase {} with {}: {}", failure.code().phase(), failure.code(), failure.getMessage());
    }
}
