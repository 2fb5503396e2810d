package io.github.clientupdater.security;

import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a listener was told in one run, and a chance to do harm at two of these moments. */
final class Heard implements UpdateListener {
    final List<UpdateException> failures = new ArrayList<>();
    final List<Notice.Kind> notices = new ArrayList<>();
    private final List<UpdateException> interruptions = new ArrayList<>();
    boolean staged;
    Runnable whenVerified = () -> {};
    Runnable whenStaged = () -> {};

    /** Forgets what was heard. */
    void clear() {
        failures.clear();
        notices.clear();
        interruptions.clear();
        staged = false;
    }

    /** Returns every sentence that somebody may have read. */
    Stream<String> messages() {
        return Stream.concat(failures.stream(), interruptions.stream()).map(Throwable::getMessage);
    }

    @Override
    public void noticed(Notice notice) {
        notices.add(notice.kind());
    }

    @Override
    public void downloadInterrupted(Release release, UpdateException failure, Duration wait) {
        interruptions.add(failure);
    }

    @Override
    public void verified(Release release) {
        whenVerified.run();
    }

    @Override
    public void staged(Release release) {
        staged = true;
        whenStaged.run();
    }

    @Override
    public void failed(UpdateException failure) {
        failures.add(failure);
    }
}
