package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import java.awt.EventQueue;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Shows nothing, notes everything, and answers as told, or not at all. */
final class RecordingWindows implements Windows {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final CountDownLatch asked = new CountDownLatch(1);
    private final Consumer<Consumer<Choice>> offer;
    private final Consumer<Consumer<Timing>> restart;

    private RecordingWindows(Consumer<Consumer<Choice>> offer, Consumer<Consumer<Timing>> restart) {
        this.offer = offer;
        this.restart = restart;
    }

    static RecordingWindows answering(Choice choice, Timing timing) {
        return new RecordingWindows(reply -> reply.accept(choice), reply -> reply.accept(timing));
    }

    static RecordingWindows silent() {
        return new RecordingWindows(reply -> {}, reply -> {});
    }

    static RecordingWindows broken() {
        return new RecordingWindows(
                reply -> {
                    throw new IllegalArgumentException("no such font");
                },
                reply -> {
                    throw new NoClassDefFoundError("javax.swing.JFrame");
                });
    }

    @Override
    public void offer(Decision.Available update, boolean solicited, Consumer<Choice> reply) {
        note(solicited ? "solicited offer" : "offer");
        asked.countDown();
        offer.accept(reply);
    }

    @Override
    public void confirmRestart(Release release, Consumer<Timing> reply) {
        note("confirmRestart");
        asked.countDown();
        restart.accept(reply);
    }

    @Override
    public void downloading(Release release) {
        note("downloading");
    }

    @Override
    public void progress(long done, OptionalLong total) {
        note("progress " + done);
    }

    @Override
    public void preparing() {
        note("preparing");
    }

    @Override
    public void handingOver() {
        note("handingOver");
    }

    @Override
    public void installed(Release release) {
        note("installed");
    }

    @Override
    public void failed(Release release, UpdateException failure) {
        note("failed " + failure.code());
    }

    @Override
    public void notSelfUpdatable(Release release, Guidance guidance) {
        note("notSelfUpdatable " + guidance.kind());
    }

    @Override
    public void close() {
        note("close");
    }

    private void note(String call) {
        calls.add(EventQueue.isDispatchThread() ? call : call + " on the wrong thread");
    }
}
