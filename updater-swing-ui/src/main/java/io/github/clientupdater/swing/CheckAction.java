package io.github.clientupdater.swing;

import io.github.clientupdater.user.session.Scene;
import io.github.clientupdater.user.session.SessionState;
import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.Action;

/** The item of a menu: its words follow what there is to see. */
final class CheckAction extends AbstractAction {
    private static final long serialVersionUID = 1L;

    private final transient Texts texts;
    private final transient Runnable check;

    CheckAction(Texts texts, Runnable check) {
        this.texts = texts;
        this.check = check;
        say(texts.label("menu.check"));
    }

    @Override
    public void actionPerformed(ActionEvent event) {
        check.run();
    }

    void show(Scene scene) {
        SessionState state = scene.state();
        if (state instanceof SessionState.Ready ready)
            say(ready(ready.release().version().toString()));
        else if (state instanceof SessionState.Postponed ready)
            say(ready(ready.release().version().toString()));
        else say(texts.label(isGoingOn(state) ? "menu.show" : "menu.check"));
    }

    private Label ready(String version) {
        return texts.label("menu.ready", "", version);
    }

    private static boolean isGoingOn(SessionState state) {
        return state instanceof SessionState.Available
                || state instanceof SessionState.Downloading
                || state instanceof SessionState.Paused
                || state instanceof SessionState.Verifying
                || state instanceof SessionState.Preparing
                || state instanceof SessionState.AwaitingExit;
    }

    private void say(Label label) {
        if (label.text().equals(getValue(Action.NAME))) return;
        putValue(Action.NAME, label.text());
        putValue(Action.MNEMONIC_KEY, label.mnemonic());
        putValue(Action.DISPLAYED_MNEMONIC_INDEX_KEY, label.mnemonicIndex());
    }
}
