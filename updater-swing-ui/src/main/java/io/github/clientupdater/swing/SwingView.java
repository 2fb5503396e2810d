package io.github.clientupdater.swing;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.user.session.Attention;
import io.github.clientupdater.user.session.Move;
import io.github.clientupdater.user.session.Scene;
import io.github.clientupdater.user.session.SessionState;
import io.github.clientupdater.user.session.SessionView;
import io.github.clientupdater.user.session.UpdateSession;
import java.awt.ComponentOrientation;
import java.awt.EventQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Shows a session with one window. {@link #show} and {@link #raise} may be called from any thread, everything
 * else from the event dispatch thread.
 */
final class SwingView implements SessionView {
    private final Screens screens;
    private final Look look;
    private final AtomicReference<@Nullable Scene> latest = new AtomicReference<>();
    private final List<Consumer<Scene>> others = new ArrayList<>(); // Event dispatch thread only.
    private final OpportuneMoment moment = new OpportuneMoment(System::nanoTime);
    private final Timer patience = new Timer(0, event -> open());
    private final Timer farewell;
    private @Nullable UpdateSession session;
    private @Nullable TaskbarProgress taskbar;
    private @Nullable UpdateWindow window; // Made when first needed.
    private @Nullable ProgressView progress;
    private @Nullable Scene shown; // What the window shows.
    private @Nullable Scene scene;

    SwingView(HostApplication host, Texts texts, Look look) {
        this.screens = new Screens(host, texts, look, this::perform);
        this.look = look;
        this.farewell = new Timer((int) look.toast().orElse(Duration.ZERO).toMillis(), event -> perform(Move.CLOSE));
        patience.setRepeats(false);
        farewell.setRepeats(false);
    }

    /** Sets whom a person's moves go to. Called once, before anything is shown. */
    void attach(UpdateSession own) {
        session = own;
    }

    private void perform(Move move) {
        if (session != null) session.perform(move);
    }

    /** Only the latest counts: what nobody could have seen is not drawn. */
    @Override
    public void show(Scene next) {
        if (latest.getAndSet(next) == null) EventQueue.invokeLater(this::draw);
    }

    @Override
    public void raise() {
        EventQueue.invokeLater(() -> {
            UpdateWindow open = window;
            if (open != null && open.isVisible()) open.raise();
        });
    }

    /** Tells {@code other} of every scene, from the current one on. */
    void follow(Consumer<Scene> other) {
        others.add(other);
        Scene now = scene;
        if (now != null) other.accept(now);
    }

    void watch() {
        moment.watch();
    }

    private void draw() {
        Scene next = latest.getAndSet(null);
        if (next == null) return;
        scene = next;
        try {
            draw(next);
        } catch (RuntimeException | Error e) {
            if (session != null) session.cannotShow(e); // Else the updater would wait for ever.
        }
    }

    private void draw(Scene next) {
        for (Consumer<Scene> other : others) other.accept(next);
        moment.cancel();
        farewell.stop();
        if (next.attention() == Attention.HIDDEN) close();
        else if (next.attention() == Attention.WAITING) await();
        else openSoon(next.state());
        taskbar().show(next.state(), window == null ? null : window.window());
    }

    private void await() {
        if (isOpen()) open();
        else moment.await(this::open);
    }

    private boolean isOpen() {
        return window != null && window.isVisible();
    }

    /** What is over in a moment is not shown at all. */
    private void openSoon(SessionState state) {
        Duration delay = delay(state);
        if (delay.isZero()) {
            open();
        } else if (!patience.isRunning()) {
            patience.setInitialDelay((int) delay.toMillis());
            patience.restart();
        }
    }

    private Duration delay(SessionState state) {
        if (shown != null && shown.state().getClass() == state.getClass()) return Duration.ZERO;
        if (state instanceof SessionState.Checking && !isOpen())
            return look.patience().check();
        boolean work = state instanceof SessionState.Verifying || state instanceof SessionState.Preparing;
        return work && isOpen() ? look.patience().work() : Duration.ZERO;
    }

    private void open() {
        patience.stop();
        Scene next = scene;
        if (next == null) return;
        Scene before = shown;
        shown = next;
        boolean same = before != null && isOpen() && Screens.isSameScreen(before, next);
        if (same && progress != null) progress.at(Screens.statusOf(next.state()));
        else window().open(screens.of(next, progressFor(next)), next.attention() == Attention.REQUESTED);
        if (next.state() instanceof SessionState.Succeeded && look.toast().isPresent()) farewell.restart();
    }

    private ProgressView progressFor(Scene next) {
        ProgressView view = screens.progressOf(next.state());
        progress = view;
        return view;
    }

    private void close() {
        patience.stop();
        shown = null;
        if (window == null) return;
        taskbar().show(new SessionState.Idle(), window.window());
        window.close();
        window = null; // The next one may belong to another window.
    }

    private UpdateWindow window() {
        if (window == null) {
            ComponentOrientation orientation = ComponentOrientation.getOrientation(screens.locale());
            window = new UpdateWindow(screens.title(), orientation, look);
        }
        return window;
    }

    private TaskbarProgress taskbar() {
        if (taskbar == null) taskbar = new TaskbarProgress();
        return taskbar;
    }
}
