package io.github.clientupdater.swing;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.ComponentOrientation;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import javax.swing.WindowConstants;

/** The one window: it stays where it is and changes what it shows. Event dispatch thread only. */
final class UpdateWindow {
    private static final String NAME = "updateWindow";
    private static final int GAP = 12;
    private static final float HEADER_SCALE = 1.2f;

    private final JFrame frame;
    private final Locale locale;
    private final Timer arming;
    private Runnable dismissal = () -> {};
    private ButtonRow buttons = new ButtonRow(List.of());

    UpdateWindow(String title, Locale locale, Duration guard) {
        this.frame = new JFrame(title);
        this.locale = locale;
        this.arming = new Timer((int) guard.toMillis(), event -> arm());
        arming.setRepeats(false);
        frame.setName(NAME);
        frame.setAutoRequestFocus(false); // Whoever types elsewhere goes on typing there.
        frame.setLocationByPlatform(true);
        listenToDismissal();
    }

    static boolean isOurs(Window window) {
        return NAME.equals(window.getName());
    }

    private void listenToDismissal() {
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                dismissal.run();
            }
        });
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> dismissal.run(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
    }

    /** Shows {@code screen}, on the screen if need be. */
    void open(Screen screen) {
        show(screen);
        frame.setVisible(true);
    }

    /** Shows {@code screen} if the window is on the screen. One that was closed stays closed. */
    void change(Screen screen) {
        if (frame.isVisible()) show(screen);
    }

    /** Also lets go of the window's native part, which would keep the JVM alive. */
    void close() {
        arming.stop();
        dismissal = () -> {};
        frame.dispose();
    }

    private void show(Screen screen) {
        arming.stop();
        dismissal = screen.dismissal();
        buttons = new ButtonRow(screen.actions());
        frame.getRootPane().setDefaultButton(null);
        frame.setContentPane(content(screen));
        frame.applyComponentOrientation(ComponentOrientation.getOrientation(locale));
        frame.getAccessibleContext().setAccessibleDescription((screen.header() + " " + screen.body()).strip());
        fit();
        if (screen.guarded() && arming.getInitialDelay() > 0) {
            arming.restart();
        } else {
            arm();
        }
    }

    private void arm() {
        buttons.arm(frame.getRootPane());
        Component owner = frame.getFocusOwner(); // None if somebody works in another window.
        if (owner != null) buttons.takeFocus(frame.getContentPane(), owner);
    }

    private JPanel content(Screen screen) {
        JPanel content = new JPanel(new BorderLayout(0, GAP));
        content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        content.add(words(screen), BorderLayout.NORTH);
        if (screen.content() != null) content.add(screen.content(), BorderLayout.CENTER);
        content.add(buttons.component(), BorderLayout.SOUTH);
        return content;
    }

    private static JPanel words(Screen screen) {
        JPanel words = new JPanel(new BorderLayout(0, GAP / 2));
        words.add(PlainComponents.paragraph("header", screen.header(), HEADER_SCALE, Font.BOLD), BorderLayout.NORTH);
        if (!screen.body().isEmpty()) {
            words.add(PlainComponents.paragraph("body", screen.body(), 1, Font.PLAIN), BorderLayout.CENTER);
        }
        return words;
    }

    /** Never shrinks under the eyes of a reader, never outgrows the screen. */
    private void fit() {
        Dimension before = frame.isVisible() ? frame.getSize() : new Dimension();
        frame.pack();
        frame.pack(); // Only after the first is the width known at which the text wraps.
        Dimension usable = usableScreen();
        frame.setSize(
                Math.min(usable.width, Math.max(before.width, frame.getWidth())),
                Math.min(usable.height, Math.max(before.height, frame.getHeight())));
        frame.validate();
    }

    private Dimension usableScreen() {
        GraphicsConfiguration configuration = frame.getGraphicsConfiguration();
        Rectangle screen = configuration.getBounds();
        Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(configuration);
        return new Dimension(screen.width - taken.left - taken.right, screen.height - taken.top - taken.bottom);
    }
}
