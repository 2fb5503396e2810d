package io.github.clientupdater.examples.notes;

import io.github.clientupdater.swing.SwingUserDriver;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.jspecify.annotations.Nullable;

/** The whole user interface: a menu, a text, and a version beside the badge that tells of an update. */
final class NotesWindow {
    private final String version;
    private final ResourceBundle words = ResourceBundle.getBundle(NotesWindow.class.getPackageName() + ".window");
    private @Nullable JFrame frame;

    NotesWindow(String version) {
        this.version = version;
    }

    /** Returns the window, once it is there. Event thread. */
    @Nullable
    Window frame() {
        return frame;
    }

    /** Opens the window soon, on the event thread, and then runs {@code opened} there. */
    void open(List<String> files, SwingUserDriver driver, Runnable opened) {
        EventQueue.invokeLater(() -> {
            frame = framed(files, driver);
            frame.addWindowListener(new WindowAdapter() {
                @Override
                public void windowOpened(WindowEvent event) {
                    opened.run();
                }
            });
            frame.setVisible(true);
        });
    }

    private JFrame framed(List<String> files, SwingUserDriver driver) {
        JFrame window = new JFrame("Notes " + version);
        window.setJMenuBar(menus(driver));
        window.add(new JScrollPane(new JTextArea(String.join("\n", files))), BorderLayout.CENTER);
        window.add(status(driver), BorderLayout.SOUTH);
        window.setPreferredSize(new Dimension(640, 400));
        window.setDefaultCloseOperation(JFrame.EXIT_ON_CLOSE);
        window.pack();
        window.setLocationByPlatform(true);
        return window;
    }

    private JMenuBar menus(SwingUserDriver driver) {
        JMenu help = new JMenu(words.getString("help"));
        help.setMnemonic(words.getString("help.mnemonic").charAt(0));
        help.add(driver.checkAction());
        JMenuBar bar = new JMenuBar();
        bar.add(help);
        return bar;
    }

    private JPanel status(SwingUserDriver driver) {
        JPanel status = new JPanel(new BorderLayout());
        status.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
        status.add(new JLabel(MessageFormat.format(words.getString("this"), version)), BorderLayout.LINE_START);
        status.add(driver.badge(), BorderLayout.LINE_END);
        return status;
    }
}
