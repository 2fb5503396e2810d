package io.github.clientupdater.swing;

import java.awt.AWTEvent;
import java.awt.Dialog;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.WindowEvent;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a moment when a window interrupts nobody: just after the application's first window, when
 * somebody comes back to the application, or when nobody has touched it for five minutes; never over a
 * full screen or in the middle of a modal dialog. Event dispatch thread only.
 */
final class OpportuneMoment {
    private static final long BEGINNING = Duration.ofSeconds(3).toNanos();
    private static final long IDLE = Duration.ofMinutes(5).toNanos();
    private static final long MASK = AWTEvent.KEY_EVENT_MASK
            | AWTEvent.MOUSE_EVENT_MASK
            | AWTEvent.MOUSE_MOTION_EVENT_MASK
            | AWTEvent.MOUSE_WHEEL_EVENT_MASK
            | AWTEvent.WINDOW_EVENT_MASK;

    private final LongSupplier nanoTime;
    private final AWTEventListener watch = this::happened;
    private final Timer look = new Timer(1000, event -> lookAround());
    private long touchedAt;
    private long openedAt;
    private boolean opened;
    private @Nullable Runnable waiting;

    OpportuneMoment(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.touchedAt = nanoTime.getAsLong();
    }

    /** Begins to look at what the person does. */
    void watch() {
        Toolkit.getDefaultToolkit().addAWTEventListener(watch, MASK);
    }

    void unwatch() {
        cancel();
        Toolkit.getDefaultToolkit().removeAWTEventListener(watch);
    }

    /** Runs {@code work} once, at such a moment; perhaps at once. Whatever waited before does not any more. */
    void await(Runnable work) {
        waiting = work;
        look.start();
        lookAround();
    }

    void cancel() {
        waiting = null;
        look.stop();
    }

    void happened(AWTEvent event) {
        if (event instanceof WindowEvent window) {
            happened(window);
        } else {
            touchedAt = nanoTime.getAsLong();
        }
    }

    private void happened(WindowEvent event) {
        if (UpdateWindow.isOurs(event.getWindow())) return;
        if (event.getID() == WindowEvent.WINDOW_OPENED && !opened) {
            opened = true;
            openedAt = nanoTime.getAsLong();
        }
        boolean back = event.getID() == WindowEvent.WINDOW_ACTIVATED && event.getOppositeWindow() == null;
        if (back && !isBusy()) run();
    }

    void lookAround() {
        long now = nanoTime.getAsLong();
        boolean fresh = opened && now - openedAt <= BEGINNING;
        if ((fresh || now - touchedAt >= IDLE) && !isBusy()) run();
    }

    private void run() {
        Runnable work = waiting;
        cancel();
        if (work != null) work.run();
    }

    private static boolean isBusy() {
        for (GraphicsDevice device :
                GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
            if (device.getFullScreenWindow() != null) return true;
        }
        for (Window window : Window.getWindows()) {
            if (window.isShowing() && window instanceof Dialog dialog && dialog.isModal()) return true;
        }
        return false;
    }
}
