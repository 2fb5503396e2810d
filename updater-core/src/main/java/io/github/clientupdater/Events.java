package io.github.clientupdater;

import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.report.UpdateReporter.Stage;
import io.github.clientupdater.report.UpdateReporter.Status;
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
    private final UpdateReporter reporter;

    Events(List<UpdateListener> listeners, UpdateReporter reporter) {
        this.listeners = List.copyOf(listeners);
        this.reporter = reporter;
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
        report(release, Stage.DOWNLOADING, null);
    }

    void downloadProgressed(Release release, DownloadProgress progress) {
        tell(listener -> listener.downloadProgressed(release, progress));
    }

    void downloadInterrupted(Release release, UpdateException failure, Duration wait) {
        LOG.info("download interrupted, going on in {} ms: {}", wait.toMillis(), failure.getMessage());
        tell(listener -> listener.downloadInterrupted(release, failure, wait));
    }

    void verified(Release release) {
        tell(listener -> listener.verified(release));
        report(release, Stage.VERIFIED, null);
    }

    void staged(Release release) {
        tell(listener -> listener.staged(release));
        report(release, Stage.STAGED, null);
    }

    void handedOff(Release release) {
        tell(listener -> listener.handedOff(release));
        report(release, Stage.HANDED_OFF, null);
    }

    void installed(Release release) {
        LOG.info("installed {}", release);
        tell(listener -> listener.installed(release));
        report(release, Stage.INSTALLED, null);
    }

    void declined(Release release) {
        tell(listener -> listener.declined(release));
        report(release, Stage.DECLINED, null);
    }

    void cancelled(@Nullable Release release) {
        tell(UpdateListener::cancelled);
        if (release != null) report(release, Stage.CANCELLED, null);
    }

    void failed(@Nullable Release release, UpdateException failure) {
        LOG.warn("update failed in phase {} with {}: {}", failure.code().phase(), failure.code(), failure.getMessage());
        tell(listener -> listener.failed(failure));
        if (release != null) report(release, Stage.FAILED, failure.code());
    }

    private void report(Release release, Stage stage, UpdateException.@Nullable Code failure) {
        try {
            reporter.report(new Status(release, stage, failure));
        } catch (UpdateException | RuntimeException e) {
            LOG.warn("the server could not be told that {} reached {}", release, stage, e);
        }
    }
}
