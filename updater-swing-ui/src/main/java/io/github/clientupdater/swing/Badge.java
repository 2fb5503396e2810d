package io.github.clientupdater.swing;

import io.github.clientupdater.user.session.Scene;
import io.github.clientupdater.user.session.SessionState;
import javax.swing.JButton;
import org.jspecify.annotations.Nullable;

/** A button for the application's own window, on the screen only while there is something to see. */
final class Badge {
    private final Texts texts;
    private final JButton button;

    Badge(Texts texts, Runnable check) {
        this.texts = texts;
        this.button = PlainComponents.button("updateBadge", texts.label("badge"));
        button.addActionListener(event -> check.run());
        button.setVisible(false);
    }

    JButton button() {
        return button;
    }

    void show(Scene scene) {
        String version = version(scene.state());
        button.setVisible(version != null);
        if (version == null) return;
        button.setText(texts.text(isReady(scene.state()) ? "badge.ready" : "badge"));
        button.getAccessibleContext().setAccessibleDescription(texts.text("badge.h", "", version));
    }

    private static boolean isReady(SessionState state) {
        return state instanceof SessionState.Ready || state instanceof SessionState.Postponed;
    }

    private static @Nullable String version(SessionState state) {
        if (state instanceof SessionState.Available available) {
            return available.update().release().version().toString();
        }
        if (state instanceof SessionState.Ready ready)
            return ready.release().version().toString();
        if (state instanceof SessionState.Postponed ready)
            return ready.release().version().toString();
        if (state instanceof SessionState.Paused paused)
            return paused.release().version().toString();
        return null;
    }
}
