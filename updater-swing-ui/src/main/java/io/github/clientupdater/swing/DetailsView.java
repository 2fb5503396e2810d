package io.github.clientupdater.swing;

import java.awt.BorderLayout;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;

/** Details, folded away. Event dispatch thread only. */
final class DetailsView {
    private static final int GAP = 6;

    private final JPanel panel = new JPanel(new BorderLayout(0, GAP));
    private final JScrollPane details;
    private final JButton toggle;
    private final JButton copy;
    private final Label show;
    private final Label hide;

    DetailsView(Texts texts, String text) {
        details = PlainComponents.reading("details", texts.text("details"), text);
        show = texts.label("btn.details.show");
        hide = texts.label("btn.details.hide");
        toggle = PlainComponents.button("btn.details", show);
        copy = PlainComponents.button("btn.copy", texts.label("btn.copy"));
        toggle.addActionListener(event -> toggle());
        copy.addActionListener(
                event -> Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null));
        mark(copy, texts.label("btn.copy"));
        show(false);
        panel.add(leading(), BorderLayout.NORTH);
        panel.add(details, BorderLayout.CENTER);
    }

    JComponent component() {
        return panel;
    }

    private JPanel leading() {
        JPanel row = new JPanel();
        row.setLayout(new BoxLayout(row, BoxLayout.LINE_AXIS));
        row.add(toggle);
        row.add(Box.createHorizontalStrut(GAP));
        row.add(copy);
        row.add(Box.createHorizontalGlue());
        return row;
    }

    private void toggle() {
        show(!details.isVisible());
        Window window = SwingUtilities.getWindowAncestor(panel);
        if (window != null) UpdateWindow.fit(window);
    }

    private void show(boolean visible) {
        details.setVisible(visible);
        copy.setVisible(visible);
        Label label = visible ? hide : show;
        toggle.setText(label.text());
        mark(toggle, label);
    }

    private static void mark(JButton button, Label label) {
        button.setMnemonic(label.mnemonic());
        button.setDisplayedMnemonicIndex(label.mnemonicIndex());
    }
}
