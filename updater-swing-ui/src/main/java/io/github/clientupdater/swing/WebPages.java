package io.github.clientupdater.swing;

import java.awt.Desktop;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.net.URI;

/** Opens a page in the browser, or leaves its address on the clipboard. */
final class WebPages {
    private WebPages() {}

    /** Returns at once: a browser takes its time to start. */
    static void open(URI page) {
        Thread thread = new Thread(() -> browse(page), "updater-browser");
        thread.setDaemon(true);
        thread.start();
    }

    private static void browse(URI page) {
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(page);
                return;
            }
        } catch (IOException | UnsupportedOperationException e) {
            // There is no browser, or it does not start.
        }
        EventQueue.invokeLater(() -> Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(page.toString()), null));
    }
}
