package io.github.clientupdater.swing;

import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.LookAndFeel;
import javax.swing.UIDefaults;
import javax.swing.UIManager;
import javax.swing.UIManager.LookAndFeelInfo;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.plaf.FontUIResource;

/** Chooses what everything looks like, and lets it be as it was before. */
final class LookAndFeels {
    private static final Map<String, String> OTHERS = Map.of(
            "FlatLaf Light", "com.formdev.flatlaf.FlatLightLaf", "FlatLaf Dark", "com.formdev.flatlaf.FlatDarkLaf");

    private final LookAndFeel before = UIManager.getLookAndFeel();

    void choose(String name) {
        choose(name, 1);
    }

    /** Chooses it as it is for somebody whose system has that much larger fonts. */
    void choose(String name, double scale) {
        String className = Arrays.stream(UIManager.getInstalledLookAndFeels())
                .filter(info -> info.getName().equals(name))
                .map(LookAndFeelInfo::getClassName)
                .findFirst()
                .orElseGet(() -> OTHERS.get(name));
        Desktop.onEventThread(() -> {
            try {
                UIManager.setLookAndFeel(className);
                enlarge(scale);
            } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The fonts that a look and feel begins with; most of the others are made from the first. */
    private static void enlarge(double scale) {
        if (scale == 1) return;
        UIDefaults defaults = UIManager.getLookAndFeelDefaults();
        boolean derived = defaults.getFont("defaultFont") != null;
        Stream<Object> names = derived ? Stream.of("defaultFont") : List.copyOf(defaults.keySet()).stream();
        names.filter(key -> defaults.getFont(key) != null).forEach(key -> {
            Font font = defaults.getFont(key);
            defaults.put(key, new FontUIResource(font.deriveFont((float) (font.getSize2D() * scale))));
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
