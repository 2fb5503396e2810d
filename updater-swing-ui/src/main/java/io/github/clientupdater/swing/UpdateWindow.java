package io.github.clientupdater.swing;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.ComponentOrientation;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JTextArea;
import javax.swing.RootPaneContainer;
import javax.swing.Timer;
import javax.swing.WindowConstants;

/** The one window: it stays where it is and changes what it shows. Event dispatch thread only. */
final class UpdateWindow {
    private static final String NAME = "updateWindow";
    private static final int GAP = 12;
    private static final float HEADER_SCALE = 1.2f;
    private static final int MOST_PACKS = 4;
    private static final int ICON_LINES = 3;

    private final Window window;
    private final ComponentOrientation orientation;
    private final List<? extends Image> icons;
    private final Timer arming;
    private Runnable dismissal = () -> {};
    private ButtonRow buttons = new ButtonRow(List.of(), () -> 0);

    UpdateWindow(String title, ComponentOrientation orientation, Look look) {
        Window owner = look.owner().get();
        this.window = owner != null && owner.isShowing() ? dialog(owner, title) : frame(title);
        this.orientation = orientation;
        this.icons = look.icons().isEmpty() && owner != null ? owner.getIconImages() : look.icons();
        this.arming = new Timer((int) look.guard().toMillis(), event -> arm());
        arming.setRepeats(false);
        window.setName(NAME);
        if (!icons.isEmpty()) window.setIconImages(icons);
        if (window instanceof JFrame) window.setLocationByPlatform(true);
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                dismissal.run();
            }
        });
        Keys.dismiss(root(), () -> dismissal.run());
    }

    /** In front of the application's window, and never in its way. */
    private static Window dialog(Window owner, String title) {
        JDialog dialog = new JDialog(owner, title, Dialog.ModalityType.MODELESS);
        dialog.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        return dialog;
    }

    private static Window frame(String title) {
        JFrame frame = new JFrame(title);
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        return frame;
    }

    static boolean isOurs(Window window) {
        return NAME.equals(window.getName());
    }

    boolean isVisible() {
        return window.isVisible();
    }

    Window window() {
        return window;
    }

    private JRootPane root() {
        return ((RootPaneContainer) window).getRootPane();
    }

    /**
     * Shows {@code screen}, on the screen if need be.
     *
     * @param awaited whether a person waits for it: then it may come to the front. Whoever types elsewhere goes on
     *     typing there
     */
    void open(Screen screen, boolean awaited) {
        boolean opens = !window.isVisible();
        show(screen);
        if (!opens) return;
        window.setAutoRequestFocus(awaited);
        if (window.getOwner() != null) window.setLocationRelativeTo(window.getOwner());
        window.setVisible(true);
        if (awaited) raise();
    }

    /** Brings it to the front, because somebody asked for it. */
    void raise() {
        window.toFront();
        buttons.takeFocus();
    }

    /** Also lets go of the window's native part, which would keep the JVM alive. */
    void close() {
        arming.stop();
        dismissal = () -> {};
        window.dispose();
    }

    private void show(Screen screen) {
        arming.stop();
        dismissal = screen.dismissal();
        JPanel words = words(screen);
        buttons = new ButtonRow(screen.actions(), () -> Math.min(words.getPreferredSize().width, widest()));
        root().setDefaultButton(null);
        ((RootPaneContainer) window).setContentPane(content(screen, words));
        window.applyComponentOrientation(orientation);
        window.getAccessibleContext().setAccessibleDescription((screen.header() + " " + screen.body()).strip());
        boolean guarded = screen.guarded() && arming.getInitialDelay() > 0;
        if (guarded) arming.restart();
        else arm();
        fit(window);
    }

    /** What stands beside each other has room on the screen. */
    private int widest() {
        Insets frame = window.getInsets();
        return usableScreen(window).width - frame.left - frame.right - 2 * GAP;
    }

    private void arm() {
        buttons.arm(root());
        buttons.component().revalidate(); // Some looks make the default button larger.
        Component owner = window.getFocusOwner(); // None if somebody works in another window.
        if (owner != null) buttons.takeFocus(((RootPaneContainer) window).getContentPane(), owner);
    }

    private JPanel content(Screen screen, JPanel words) {
        JPanel content = new JPanel(new BorderLayout(0, GAP));
        content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        content.add(words, BorderLayout.NORTH);
        JComponent middle = screen.content();
        if (middle != null) content.add(middle, BorderLayout.CENTER);
        if (!screen.actions().isEmpty()) content.add(buttons.component(), BorderLayout.SOUTH);
        return content;
    }

    private JPanel words(Screen screen) {
        JPanel words = new JPanel(new BorderLayout(0, GAP / 2));
        JTextArea header = PlainComponents.paragraph("header", screen.header(), HEADER_SCALE, Font.BOLD);
        header.getAccessibleContext().setAccessibleName(screen.header());
        words.add(header, BorderLayout.NORTH);
        if (!screen.body().isEmpty()) {
            JTextArea body = PlainComponents.paragraph("body", screen.body(), 1, Font.PLAIN);
            body.getAccessibleContext().setAccessibleName(screen.header());
            words.add(body, BorderLayout.CENTER);
        }
        Optional<? extends Icon> icon = AppIcon.of(icons, iconSize(header));
        return icon.isPresent() ? beside(icon.get(), words) : words;
    }

    private static int iconSize(JTextArea header) {
        FontMetrics metrics = header.getFontMetrics(header.getFont());
        return ICON_LINES * metrics.getHeight() * 4 / 5;
    }

    private static JPanel beside(Icon icon, JPanel words) {
        JLabel picture = PlainComponents.label("icon", "");
        picture.setIcon(icon);
        picture.setVerticalAlignment(JLabel.TOP);
        picture.getAccessibleContext().setAccessibleName(""); // It only decorates.
        JPanel both = new JPanel(new BorderLayout(GAP, 0));
        both.add(picture, BorderLayout.LINE_START);
        both.add(words, BorderLayout.CENTER);
        return both;
    }

    /** Never shrinks under the eyes of a reader, never outgrows the screen. */
    static void fit(Window window) {
        Dimension before = window.isVisible() ? window.getSize() : new Dimension();
        Dimension wanted = window.isVisible() ? wrappedSize(window) : packToWrappedTexts(window);
        Dimension usable = usableScreen(window);
        int width = Math.min(usable.width, Math.max(before.width, wanted.width));
        int height = Math.max(before.height, wanted.height);
        resize(window, width, Math.min(usable.height, height));
        for (int i = 0; i < MOST_PACKS && window.getPreferredSize().height > height; i++) { // On a narrow screen.
            height = window.getPreferredSize().height;
            resize(window, width, Math.min(usable.height, height));
        }
    }

    private static void resize(Window window, int width, int height) {
        window.setSize(width, height);
        window.validate();
        forgetSizes(((RootPaneContainer) window).getContentPane());
        window.validate();
    }

    /** Texts wrap at the width that they have. A window manager would see every size that is only tried. */
    private static Dimension wrappedSize(Window window) {
        window.validate();
        forgetSizes(((RootPaneContainer) window).getContentPane());
        return window.getPreferredSize();
    }

    /** How high a text is shows only once it is as wide as it will be, and it does not say so by itself. */
    private static Dimension packToWrappedTexts(Window window) {
        Container content = ((RootPaneContainer) window).getContentPane();
        window.pack();
        forgetSizes(content);
        for (int i = 0; i < MOST_PACKS && content.getPreferredSize().height != content.getHeight(); i++) {
            window.pack();
            forgetSizes(content);
        }
        return window.getSize();
    }

    private static void forgetSizes(Component component) {
        component.invalidate();
        if (!(component instanceof Container container)) return;
        for (Component part : container.getComponents()) forgetSizes(part);
    }

    private static Dimension usableScreen(Window window) {
        GraphicsConfiguration configuration = window.getGraphicsConfiguration();
        Rectangle screen = configuration.getBounds();
        Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(configuration);
        return new Dimension(screen.width - taken.left - taken.right, screen.height - taken.top - taken.bottom);
    }
}
