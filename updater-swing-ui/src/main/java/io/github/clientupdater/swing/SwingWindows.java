package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows everything in one real window. */
final class SwingWindows implements Windows {
    /** Long enough for words typed into another window to end before this one understands them. */
    private static final Duration GUARD = Duration.ofMillis(800);

    private final Screens screens;
    private final Duration guard;
    private @Nullable UpdateWindow window; // Made on the event dispatch thread, when first needed.
    private @Nullable ProgressView progress; // While downloading.

    SwingWindows(Screens screens, Duration guard) {
        this.screens = screens;
        this.guard = guard;
    }

    static SwingWindows create(HostApplication host, Locale locale) {
        return new SwingWindows(new Screens(host, Texts.of(locale)), GUARD);
    }

    @Override
    public void offer(Decision.Available update, boolean solicited, Consumer<Choice> reply) {
        window().open(screens.offer(update, solicited, choice -> {
            if (choice == Choice.INSTALL) {
                preparing();
            } else {
                close();
            }
            reply.accept(choice);
        }));
    }

    /** Closes whatever the answer is: the application may refuse to exit, and nobody tells us. */
    @Override
    public void confirmRestart(Release release, Consumer<Timing> reply) {
        window().open(screens.ready(release, timing -> {
            close();
            reply.accept(timing);
        }));
    }

    @Override
    public void downloading(Release release) {
        progress = screens.progressOf(release);
        if (window != null) window.change(screens.downloading(release, progress, this::close));
    }

    @Override
    public void progress(long done, OptionalLong total) {
        if (progress != null) progress.at(done, total);
    }

    @Override
    public void preparing() {
        progress = null;
        if (window != null) window.change(screens.preparing(this::close));
    }

    @Override
    public void handingOver() {
        window().open(screens.handingOver(this::close));
    }

    @Override
    public void installed(Release release) {
        window().open(screens.installed(release, this::close));
    }

    @Override
    public void failed(Release release, UpdateException failure) {
        window().open(screens.failed(release, failure, this::close));
    }

    @Override
    public void notSelfUpdatable(Release release, Guidance guidance) {
        window().open(screens.notSelfUpdatable(release, guidance, this::close));
    }

    @Override
    public void close() {
        if (window != null) window.close();
    }

    private UpdateWindow window() {
        if (window == null) window = new UpdateWindow(screens.title(), screens.locale(), guard);
        return window;
    }
}
