package io.github.clientupdater.swing;

import io.github.clientupdater.swing.Screen.Action;
import io.github.clientupdater.swing.Screen.Place;
import java.awt.BorderLayout;
import java.awt.Component;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/** The buttons of one screen. They hear the mouse at once, but keys only once armed. */
final class ButtonRow {
    private static final int GAP = 6;

    private final JPanel panel = new JPanel(new BorderLayout(3 * GAP, 0));
    private final Map<Action, JButton> buttons = new LinkedHashMap<>();

    ButtonRow(List<Action> actions) {
        actions.forEach(action -> buttons.put(action, button(action)));
        panel.add(row(true), BorderLayout.LINE_START);
        panel.add(row(false), BorderLayout.LINE_END);
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
        if (SwingUtilities.isDescendingFrom(owner, content)) return;
        buttons.values().stream().findFirst().ifPresent(JButton::requestFocusInWindow);
    }

    private static JButton button(Action action) {
        JButton button = PlainComponents.button(action.name(), action.label());
        button.setFocusable(false);
        button.addActionListener(event -> action.run().run());
        return button;
    }

    private JPanel row(boolean apart) {
        List<JButton> ordered = new ArrayList<>();
        buttons.forEach((action, button) -> {
            if ((action.place() == Place.APART) == apart) ordered.add(button);
        });
        // Where the look and feel has "Yes" last, the most wanted button is last.
        if (UIManager.getBoolean("OptionPane.isYesLast")) Collections.reverse(ordered);
        JPanel row = new JPanel();
        row.setLayout(new BoxLayout(row, BoxLayout.LINE_AXIS));
        for (JButton button : ordered) {
            if (row.getComponentCount() > 0) row.add(Box.createHorizontalStrut(GAP));
            row.add(button);
        }
        return row;
    }
}
