package io.github.clientupdater.examples.notes;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/** The whole user interface: a version and a text. */
final class NotesWindow {
    private NotesWindow() {}

    /** Opens the window soon, on the event thread. */
    static void open(String version, List<String> files) {
        SwingUtilities.invokeLater(() -> show(version, files));
    }

    private static void show(String version, List<String> files) {
        JFrame frame = new JFrame("Notes " + version);
        frame.add(new JLabel("This is Notes " + version), BorderLayout.NORTH);
        frame.add(new JScrollPane(new JTextArea(String.join("\n", files))), BorderLayout.CENTER);
        frame.setPreferredSize(new Dimension(480, 320));
        frame.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
        frame.pack();
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
    }
}
