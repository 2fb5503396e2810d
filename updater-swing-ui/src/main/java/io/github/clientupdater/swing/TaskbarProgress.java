package io.github.clientupdater.swing;

import io.github.clientupdater.user.session.SessionState;
import java.awt.Taskbar;
import java.awt.Taskbar.Feature;
import java.awt.Taskbar.State;
import java.awt.Window;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Shows the download where the system has a place for it; nothing where it has none. Event dispatch thread only. */
final class TaskbarProgress {
    private final @Nullable Taskbar taskbar;
    private boolean shown;

    TaskbarProgress() {
        this.taskbar = taskbar();
    }

    private static @Nullable Taskbar taskbar() {
        try {
            return Taskbar.isTaskbarSupported() ? Taskbar.getTaskbar() : null;
        } catch (UnsupportedOperationException e) {
            return null; // A toolkit that promises one and has none.
        }
    }

    void show(SessionState state, @Nullable Window window) {
        if (taskbar == null) return;
        if (state instanceof SessionState.Downloading download) {
            at(download.status().percent(), State.NORMAL, window);
        } else if (state instanceof SessionState.Paused paused) {
            at(paused.status().percent(), State.PAUSED, window);
        } else if (shown) {
            clear(window);
        }
    }

    private void at(OptionalInt percent, State state, @Nullable Window window) {
        Taskbar bar = taskbar;
        if (bar == null) return;
        shown = true;
        if (bar.isSupported(Feature.PROGRESS_VALUE)) bar.setProgressValue(percent.orElse(0));
        if (window == null || !window.isDisplayable()) return;
        State known = percent.isEmpty() ? State.INDETERMINATE : state;
        if (bar.isSupported(Feature.PROGRESS_STATE_WINDOW)) bar.setWindowProgressState(window, known);
        if (bar.isSupported(Feature.PROGRESS_VALUE_WINDOW)) bar.setWindowProgressValue(window, percent.orElse(0));
    }

    private void clear(@Nullable Window window) {
        Taskbar bar = taskbar;
        shown = false;
        if (bar == null) return;
        if (bar.isSupported(Feature.PROGRESS_VALUE)) bar.setProgressValue(-1);
        if (window != null && window.isDisplayable() && bar.isSupported(Feature.PROGRESS_STATE_WINDOW)) {
            bar.setWindowProgressState(window, State.OFF);
        }
    }
}
