package io.github.clientupdater.swing;

import java.util.Arrays;
import java.util.Map;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import javax.swing.UIManager.LookAndFeelInfo;
import javax.swing.UnsupportedLookAndFeelException;

/** Chooses what everything looks like, and lets it be as it was before. */
final class LookAndFeels {
    private static final Map<String, String> OTHERS = Map.of(
            "FlatLaf Light", "com.formdev.flatlaf.FlatLightLaf", "FlatLaf Dark", "com.formdev.flatlaf.FlatDarkLaf");

    private final LookAndFeel before = UIManager.getLookAndFeel();

    void choose(String name) {
        String className = Arrays.stream(UIManager.getInstalledLookAndFeels())
                .filter(info -> info.getName().equals(name))
                .map(LookAndFeelInfo::getClassName)
                .findFirst()
                .orElseGet(() -> OTHERS.get(name));
        Desktop.onEventThread(() -> {
            try {
                UIManager.setLookAndFeel(className);
            } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    void restore() {
        Desktop.onEventThread(() -> {
            try {
                UIManager.setLookAndFeel(before);
            } catch (UnsupportedLookAndFeelException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
