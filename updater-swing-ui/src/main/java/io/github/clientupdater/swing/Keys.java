package io.github.clientupdater.swing;

import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;

/** What keys do in the window besides pressing buttons. */
final class Keys {
    private Keys() {}

    /** A text that cannot be edited has no use for Tab, and whoever came in must come out. */
    static void tabLeaves(JTextArea area) {
        area.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        area.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        area.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "none"); // Else it would eat Enter.
    }

    /** Escape and Ctrl-W or Command-W do as the window's own close button. */
    static void dismiss(JRootPane root, Runnable dismissal) {
        on(root, KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "updater.dismiss", dismissal);
        on(root, KeyStroke.getKeyStroke(KeyEvent.VK_W, menuMask()), "updater.close", dismissal);
    }

    private static int menuMask() {
        return Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
    }

    private static void on(JRootPane root, KeyStroke key, String name, Runnable work) {
        root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(key, name);
        root.getActionMap().put(name, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent event) {
                work.run();
            }
        });
    }
}
