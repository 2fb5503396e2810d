package io.github.clientupdater.swing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Insets;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** Swing components that show any text as it is. Swing would fetch what HTML in a label refers to. */
final class PlainComponents {
    private static final int COLUMNS = 42;
    private static final int MARGIN = 4;
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

    /** Returns text that wraps and looks like a label. */
    static JTextArea paragraph(String name, String text, float scale, int style) {
        JTextArea area = area(name, text);
        Font font = UIManager.getFont("Label.font");
        if (font != null) area.setFont(font.deriveFont(style, font.getSize2D() * scale));
        area.setOpaque(false);
        area.setBackground(new Color(0, 0, 0, 0)); // Nimbus paints the background all the same.
        area.setBorder(null);
        area.setFocusable(false);
        return area;
    }

    /** Returns text that scrolls, and that keyboards and screen readers can go through. */
    static JScrollPane reading(String name, String accessibleName, String text) {
        JTextArea area = area(name, text);
        Font font = UIManager.getFont("Label.font");
        if (font != null) area.setFont(font.deriveFont(Font.PLAIN));
        area.setRows(Math.max(MIN_ROWS, Math.min(MAX_ROWS, area.getLineCount())));
        area.getAccessibleContext().setAccessibleName(accessibleName);
        area.setMargin(new Insets(MARGIN, MARGIN, MARGIN, MARGIN));
        area.setCaretPosition(0); // Start reading at the top.
        return new JScrollPane(area, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    }

    private static JTextArea area(String name, String text) {
        JTextArea area = new JTextArea(text);
        area.setName(name);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setColumns(COLUMNS);
        return area;
    }

    /** Works only before the text is set. */
    private static <T extends JComponent> T withoutHtml(T component) {
        component.putClientProperty("html.disable", true);
        return component;
    }
}
