package io.github.clientupdater;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.report.UpdateReporter.Stage;
import io.github.clientupdater.report.UpdateReporter.Status;
import io.github.clientupdater.task.UpdateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server how an update goes. Nothing of it can stop the update, whatever the reporter throws. */
final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final HostApplication host;
    private final UpdateReporter reporter;
    private final Clock clock;

    Reports(HostApplication host, UpdateReporter reporter, Clock clock) {
        this.host = host;
        this.reporter = reporter;
        this.clock = clock;
    }

    void reached(Stage stage, Release release) {
        report(release, host.version(), stage, Optional.empty(), Optional.empty(), Optional.empty());
    }

    void downloading(Release release, DownloadProgress progress) {
        report(release, host.version(), Stage.DOWNLOADING, Optional.of(progress), Optional.empty(), Optional.empty());
    }

    void failed(Release release, UpdateException failure) {
        report(release, host.version(), Stage.FAILED, Optional.empty(), Optional.empty(), Optional.of(failure));
    }

    void installed(PendingUpdate update) {
        Instant now = clock.instant();
        Optional<Duration> duration = update.since()
                .map(since -> Duration.between(since, now))
                .filter(time -> !time.isNegative()); // The clock may have been set meanwhile.
        report(update.release(), from(update), Stage.INSTALLED, Optional.empty(), duration, Optional.empty());
    }

    void failedLater(PendingUpdate update, UpdateException failure) {
        report(update.release(), from(update), Stage.FAILED, Optional.empty(), Optional.empty(), Optional.of(failure));
    }

    private Version from(PendingUpdate update) {
        return update.from().orElse(host.version());
    }

    private void report(
            Release release,
            Version from,
            Stage stage,
            Optional<DownloadProgress> progress,
            Optional<Duration> duration,
            Optional<UpdateException> failure) {
        try {
            reporter.report(new Status(host, release, from, stage, progress, duration, failure, clock.instant()));
        } catch (UpdateException | RuntimeException e) {
            LOG.warn("the server could not be told that {} reached {}", release, stage, e);
        }
    }

    /** An application that updates itself lives on and does not wait; a program that updates others ends now. */
    void flushAtTheEnd() {
        flush(host.process() instanceof HostProcess.ThisOne ? Duration.ZERO : LAST_WORDS);
    }

    /** Sends what is left before the process ends; the rest is told after the next start. */
    void flushBeforeTheExit() {
        flush(LAST_WORDS);
    }

    /** Sends what is left, for so long at most. */
    void flush(Duration limit) {
        try {
            reporter.flush(host, limit);
        } catch (RuntimeException e) {
            LOG.warn("the server could not be told what is left", e);
        }
    }
}
