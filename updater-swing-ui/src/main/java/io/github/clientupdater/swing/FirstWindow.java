package io.github.clientupdater.swing;

import io.github.clientupdater.host.HealthSignal;
import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.WindowEvent;

/** A version works when its first frame is on the screen: what crashes while starting never gets so far. */
final class FirstWindow implements HealthSignal {
    @Override
    public void await(Runnable healthy) {
        EventQueue.invokeLater(() -> {
            if (isAnyShown()) confirm(healthy);
            else Toolkit.getDefaultToolkit().addAWTEventListener(new Watch(healthy), AWTEvent.WINDOW_EVENT_MASK);
        });
    }

    private static boolean isAnyShown() {
        for (Window window : Window.getWindows()) {
            if (isOfTheApplication(window) && window.isShowing()) return true;
        }
        return false;
    }

    private static boolean isOfTheApplication(Window window) {
        return window instanceof Frame && !UpdateWindow.isOurs(window);
    }

    /** Not on the event thread: it writes to the disk. */
    private static void confirm(Runnable healthy) {
        Thread thread = new Thread(healthy, "updater-confirmation");
        thread.setDaemon(true);
        thread.start();
    }

    private record Watch(Runnable healthy) implements AWTEventListener {
        @Override
        public void eventDispatched(AWTEvent event) {
            if (event.getID() != WindowEvent.WINDOW_OPENED || !isOfTheApplication((Window) event.getSource())) return;
            Toolkit.getDefaultToolkit().removeAWTEventListener(this);
            confirm(healthy);
        }
    }
}
