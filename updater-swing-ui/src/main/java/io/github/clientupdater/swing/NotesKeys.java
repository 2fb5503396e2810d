package io.github.clientupdater.swing;

import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.KeyStroke;

/** The keys of release notes: Tab goes from link to link, Enter and the space bar open one. */
final class NotesKeys {
    private final NotesPane pane;
    private final LinkOpener opener;

    NotesKeys(NotesPane pane, LinkOpener opener) {
        this.pane = pane;
        this.opener = opener;
    }

    void install() {
        pane.setFocusTraversalKeysEnabled(false); // Tab is ours, and leaves after the last link.
        bind(KeyEvent.VK_TAB, 0, this::forward);
        bind(KeyEvent.VK_TAB, InputEvent.SHIFT_DOWN_MASK, this::backward);
        bind(KeyEvent.VK_TAB, InputEvent.CTRL_DOWN_MASK, pane::transferFocus);
        bind(KeyEvent.VK_TAB, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK, pane::transferFocusBackward);
        bind(KeyEvent.VK_ENTER, 0, this::enter);
        bind(KeyEvent.VK_SPACE, 0, () -> pane.current().ifPresent(this::open));
    }

    private void bind(int key, int modifiers, Runnable run) {
        String name = "notes." + modifiers + "." + key;
        pane.getInputMap().put(KeyStroke.getKeyStroke(key, modifiers), name);
        pane.getActionMap().put(name, new AbstractAction() {
            private static final long serialVersionUID = 1;

            @Override
            public void actionPerformed(ActionEvent event) {
                run.run();
            }
        });
    }

    /** From wherever the caret is: somebody may have read on before pressing Tab. */
    private void forward() {
        int from = pane.getSelectionEnd();
        Optional<NotesLink> next = pane.links().stream()
                .filter(link -> link.start() >= from && !pane.current().equals(Optional.of(link)))
                .findFirst();
        next.ifPresentOrElse(pane::select, pane::transferFocus);
    }

    private void backward() {
        int from = pane.getSelectionStart();
        Optional<NotesLink> previous =
                pane.links().stream().filter(link -> link.end() <= from).reduce((first, second) -> second);
        previous.ifPresentOrElse(pane::select, pane::transferFocusBackward);
    }

    /** Text components keep Enter for themselves otherwise. */
    private void enter() {
        JButton standard =
                pane.getRootPane() == null ? null : pane.getRootPane().getDefaultButton();
        Optional<NotesLink> link = pane.current();
        if (link.isPresent()) {
            open(link.get());
        } else if (standard != null) {
            standard.doClick();
        }
    }

    private void open(NotesLink link) {
        opener.open(link.address());
    }
}
