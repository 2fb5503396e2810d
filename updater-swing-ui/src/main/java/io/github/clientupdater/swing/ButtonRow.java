package io.github.clientupdater.swing;

import io.github.clientupdater.swing.Screen.Action;
import io.github.clientupdater.swing.Screen.Place;
import java.awt.Component;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/** The buttons of one screen. They hear the mouse at once, but keys only once armed. */
final class ButtonRow {
    private final JPanel panel;
    private final Map<Action, JButton> buttons = new LinkedHashMap<>();

    /** Takes how wide the words above are, which buttons should not exceed. */
    ButtonRow(List<Action> actions, IntSupplier width) {
        actions.forEach(action -> buttons.put(action, button(action)));
        List<JButton> apart = ordered(true);
        panel = new JPanel(new ButtonLayout(apart.size(), width));
        apart.forEach(panel::add);
        ordered(false).forEach(panel::add);
    }

    JComponent component() {
        return panel;
    }

    void arm(JRootPane root) {
        buttons.forEach((action, button) -> {
            button.setFocusable(true);
            button.setMnemonic(action.label().mnemonic());
            button.setDisplayedMnemonicIndex(action.label().mnemonicIndex());
            if (action.place() == Place.DEFAULT) root.setDefaultButton(button);
        });
    }

    /** For a window whose focus was on what it showed before, and now is nowhere. */
    void takeFocus(Component content, Component owner) {
        if (!SwingUtilities.isDescendingFrom(owner, content)) takeFocus();
    }

    void takeFocus() {
        preferred().ifPresent(JButton::requestFocusInWindow);
    }

    private Optional<JButton> preferred() {
        return buttons.entrySet().stream()
                .filter(entry -> entry.getKey().place() == Place.DEFAULT)
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> buttons.values().stream().findFirst());
    }

    private static JButton button(Action action) {
        JButton button = PlainComponents.button(action.name(), action.label());
        button.setFocusable(false);
        button.addActionListener(event -> action.run().run());
        return button;
    }

    private List<JButton> ordered(boolean apart) {
        List<JButton> ordered = new ArrayList<>();
        buttons.forEach((action, button) -> {
            if ((action.place() == Place.APART) == apart) ordered.add(button);
        });
        if (isMostWantedLast()) Collections.reverse(ordered);
        return ordered;
    }

    /** As the look and feel has it, and macOS in any look. */
    private static boolean isMostWantedLast() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return UIManager.getBoolean("OptionPane.isYesLast") || system.startsWith("mac");
    }
}
