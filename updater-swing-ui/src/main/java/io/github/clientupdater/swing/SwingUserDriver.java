package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.host.HealthSignal;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.user.UserDriver;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks and shows with one Swing window that belongs to no other, blocks none and takes no focus.
 *
 * <p>The updater calls this on its own thread; the window is made, changed and closed on the event
 * dispatch thread. Never call the updater from that thread: a question would wait for itself.
 *
 * <p>Closing the window, by Escape too, is always the mildest answer. What comes from a server is shown
 * as plain text. A run that never asked anything ends without a window, also when it fails.
 *
 * <p>One driver serves one updater.
 */
public final class SwingUserDriver implements UserDriver {
    private final Windows windows;
    private volatile boolean dismissed; // Latched, so that a dismissal cannot slip in between questions.
    private volatile @Nullable Runnable refusal; // Answers the open question, if there is one.
    private volatile boolean requested; // A person asked for this check.
    private volatile @Nullable Release agreed; // What a person said yes to in this run, and so hears the end of.

    SwingUserDriver(Windows windows) {
        this.windows = windows;
    }

    /**
     * Returns a driver that speaks the default locale's language, as far as there are texts in it.
     * Opens nothing yet. May be called from any thread.
     *
     * @param host gives the name and the running version that people read
     * @throws IllegalStateException if this JVM has no display to show windows on
     */
    public static SwingUserDriver create(HostApplication host) {
        return create(host, Locale.getDefault(), GraphicsEnvironment.isHeadless());
    }

    static SwingUserDriver create(HostApplication host, Locale locale, boolean headless) {
        if (headless) {
            throw new IllegalStateException(
                    "no display: choose another user driver where GraphicsEnvironment.isHeadless()");
        }
        return new SwingUserDriver(SwingWindows.create(host, locale));
    }

    /**
     * Shows the release and waits for an answer: {@code LATER} if the window is closed or the thread
     * interrupted, in which case it stays interrupted.
     *
     * @throws IllegalStateException on the event dispatch thread, or if the window cannot be shown
     */
    @Override
    public Choice offer(Decision.Available update) {
        boolean solicited = requested;
        Choice choice = ask(reply -> windows.offer(update, solicited, reply), Choice.LATER);
        agreed = choice == Choice.INSTALL ? update.release() : null;
        return choice;
    }

    /**
     * Asks whether to relaunch and waits for an answer: {@code LATER} if the window is closed or the
     * thread interrupted, in which case it stays interrupted.
     *
     * @throws IllegalStateException on the event dispatch thread, or if the window cannot be shown
     */
    @Override
    public Timing confirmRestart(Release release) {
        Timing timing = ask(reply -> windows.confirmRestart(release, reply), Timing.LATER);
        agreed = timing == Timing.NOW ? release : null;
        return timing;
    }

    /** Returns the sign that the application's first window is shown; none of ours counts. */
    @Override
    public HealthSignal health() {
        return new FirstWindow();
    }

    /** Closes the window and answers an open question with {@code LATER}. May be called from any thread. */
    @Override
    public void dismiss() {
        dismissed = true;
        agreed = null;
        Runnable open = refusal;
        if (open != null) open.run();
        EventQueue.invokeLater(windows::close);
    }

    @Override
    public void started(UpdateTrigger trigger) {
        requested = trigger == UpdateTrigger.USER;
        nothingAgreed();
    }

    /** Told only to somebody who asked: with a package manager the update comes by itself. */
    @Override
    public void notSelfUpdatable(Release release, Guidance guidance) {
        if (requested && !dismissed) EventQueue.invokeLater(() -> windows.notSelfUpdatable(release, guidance));
        nothingAgreed();
    }

    @Override
    public void downloadStarted(Release release) {
        EventQueue.invokeLater(() -> windows.downloading(release));
    }

    @Override
    public void downloadProgressed(Release release, DownloadProgress progress) {
        EventQueue.invokeLater(() -> windows.progress(progress.done(), progress.total()));
    }

    @Override
    public void verified(Release release) {
        EventQueue.invokeLater(windows::preparing);
    }

    @Override
    public void postponed(Release release) {
        EventQueue.invokeLater(windows::close);
        nothingAgreed();
    }

    /** Shown even to somebody who was not asked: the application is about to disappear. */
    @Override
    public void handedOff(Release release) {
        if (!dismissed) EventQueue.invokeLater(windows::handingOver);
    }

    @Override
    public void installed(Release release) {
        if (agreed != null) EventQueue.invokeLater(() -> windows.installed(release));
        nothingAgreed();
    }

    @Override
    public void declined(Release release) {
        nothingAgreed();
    }

    @Override
    public void cancelled() {
        EventQueue.invokeLater(windows::close);
        nothingAgreed();
    }

    @Override
    public void failed(UpdateException failure) {
        Release release = agreed;
        if (release != null) EventQueue.invokeLater(() -> windows.failed(release, failure));
        nothingAgreed();
    }

    private void nothingAgreed() {
        agreed = null;
        dismissed = false;
    }

    private <T> T ask(Consumer<Consumer<T>> question, T mildest) {
        if (EventQueue.isDispatchThread()) {
            throw new IllegalStateException("the updater was called on the event dispatch thread");
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        refusal = () -> answer.complete(mildest);
        try {
            if (dismissed || Thread.currentThread().isInterrupted()) return mildest;
            EventQueue.invokeLater(() -> put(question, answer));
            return answer.get();
        } catch (InterruptedException e) {
            answer.complete(mildest);
            EventQueue.invokeLater(windows::close);
            Thread.currentThread().interrupt();
            return mildest;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the question could not be shown", e.getCause());
        } finally {
            refusal = null;
        }
    }

    /** A question that was dismissed on its way here would open a window that nobody waits for. */
    private static <T> void put(Consumer<Consumer<T>> question, CompletableFuture<T> answer) {
        if (answer.isDone()) return;
        try {
            question.accept(answer::complete);
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e); // Else the updater would wait for ever.
        }
    }
}
