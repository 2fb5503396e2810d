package io.github.clientupdater.testing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it hears, one word an event; progress is kept apart. */
public final class RecordingListener implements UpdateListener {
    private final List<String> events = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();

    /** Returns the events so far. */
    public List<String> events() {
        return List.copyOf(events);
    }

    /** Returns the bytes of each progress event so far. */
    public List<Long> progress() {
        return List.copyOf(progress);
    }

    @Override
    public void started(UpdateTrigger trigger) {
        events.add("started");
    }

    @Override
    public void checkStarted(UpdateTrigger trigger) {
        events.add("checkStarted");
    }

    @Override
    public void decided(Decision decision) {
        events.add("decided");
    }

    @Override
    public void notSelfUpdatable(Release release, Guidance guidance) {
        events.add("notSelfUpdatable " + guidance.kind());
    }

    @Override
    public void downloadStarted(Release release) {
        events.add("downloadStarted");
    }

    @Override
    public void downloadProgressed(Release release, DownloadProgress reached) {
        progress.add(reached.done());
    }

    @Override
    public void downloadInterrupted(Release release, UpdateException failure, Duration wait) {
        events.add("downloadInterrupted " + failure.code());
    }

    @Override
    public void verified(Release release) {
        events.add("verified");
    }

    @Override
    public void staged(Release release) {
        events.add("staged");
    }

    @Override
    public void postponed(Release release) {
        events.add("postponed");
    }

    @Override
    public void handedOff(Release release) {
        events.add("handedOff");
    }

    @Override
    public void installed(Release release) {
        events.add("installed " + release.version());
    }

    @Override
    public void declined(Release release) {
        events.add("declined");
    }

    @Override
    public void cancelled() {
        events.add("cancelled");
    }

    @Override
    public void failed(UpdateException failure) {
        events.add("failed " + failure.code());
    }
}
