package io.github.clientupdater.swing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Insets;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** Swing components that show any text as it is. Swing would fetch what HTML in a label refers to. */
final class PlainComponents {
    private static final int COLUMNS = 42;
    private static final int MARGIN = 4;
    private static final int DESCENT = 2; // Scripts that the font lacks may reach further down.
    private static final int MIN_ROWS = 4;
    private static final int MAX_ROWS = 12;

    private PlainComponents() {}

    static JLabel label(String name, String text) {
        JLabel label = withoutHtml(new JLabel());
        label.setName(name);
        label.setText(text);
        return label;
    }

    static JButton button(String name, Label text) {
        JButton button = withoutHtml(new JButton());
        button.setName(name);
        button.setText(text.text());
        return button;
    }

    static JCheckBox checkBox(String name, Label text) {
        JCheckBox box = withoutHtml(new JCheckBox());
        box.setName(name);
        box.setText(text.text());
        return box;
    }

    /** Returns text that wraps and looks like a label. */
    static JTextArea paragraph(String name, String text, float scale, int style) {
        JTextArea area = new Paragraph(text, scale, style);
        prepare(area, name);
        area.setFocusable(false);
        return area;
    }

    /** Returns text that scrolls, and that keyboards and screen readers can go through. */
    static JScrollPane reading(String name, String accessibleName, String text) {
        return reading(name, accessibleName, text, MIN_ROWS);
    }

    /** As {@link #reading}, with one line where there is one only. */
    static JScrollPane line(String name, String accessibleName, String text) {
        return reading(name, accessibleName, text, 1);
    }

    private static JScrollPane reading(String name, String accessibleName, String text, int minRows) {
        JTextArea area = new Reading(text);
        prepare(area, name);
        area.setRows(Math.max(minRows, Math.min(MAX_ROWS, area.getLineCount())));
        area.getAccessibleContext().setAccessibleName(accessibleName);
        area.getAccessibleContext().setAccessibleDescription(Integer.toString(area.getLineCount()));
        area.setMargin(new Insets(MARGIN, MARGIN, MARGIN, MARGIN));
        area.setCaretPosition(0); // Start reading at the top.
        Keys.tabLeaves(area);
        return new JScrollPane(area, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    }

    private static void prepare(JTextArea area, String name) {
        area.setName(name);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setColumns(COLUMNS);
    }

    /** Works only before the text is set. */
    private static <T extends JComponent> T withoutHtml(T component) {
        component.putClientProperty("html.disable", true);
        return component;
    }

    /** Derives its font again whenever the look and feel changes. */
    private static final class Paragraph extends JTextArea {
        private static final long serialVersionUID = 1L;

        private final float scale;
        private final int style;

        Paragraph(String text, float scale, int style) {
            super(text);
            this.scale = scale;
            this.style = style;
            updateUI(); // The first time was before the fields were set.
        }

        @Override
        public void updateUI() {
            super.updateUI();
            Font font = UIManager.getFont("Label.font");
            if (font != null && scale > 0) setFont(font.deriveFont(style, font.getSize2D() * scale));
            Color foreground = UIManager.getColor("Label.foreground");
            if (foreground != null) setForeground(foreground);
            setOpaque(false);
            setBackground(new Color(0, 0, 0, 0)); // Nimbus paints the background all the same.
            setBorder(BorderFactory.createEmptyBorder(0, 0, DESCENT, 0));
        }
    }

    /** As a paragraph, with the colours of a text field. */
    private static final class Reading extends JTextArea {
        private static final long serialVersionUID = 1L;

        Reading(String text) {
            super(text);
        }

        @Override
        public void updateUI() {
            super.updateUI();
            Font font = UIManager.getFont("Label.font");
            if (font != null) setFont(font.deriveFont(Font.PLAIN));
        }
    }
}
