package io.github.clientupdater.swing;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** The hands and eyes of a person, on the event dispatch thread. */
final class Desktop {
    private Desktop() {}

    static SwingWindows windows(Locale locale, Duration guard) {
        return new SwingWindows(new Screens(Fixture.HOST, Texts.of(locale)), guard);
    }

    static void onEventThread(Runnable action) {
        FutureTask<Void> task = new FutureTask<>(action, null);
        try {
            EventQueue.invokeAndWait(task);
            task.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<JFrame> window() {
        return Arrays.stream(Frame.getFrames())
                .filter(frame -> "updateWindow".equals(frame.getName()) && frame.isVisible())
                .map(JFrame.class::cast)
                .findFirst();
    }

    static Stream<Component> components() {
        return window().stream().flatMap(Desktop::within);
    }

    static Component find(String name) {
        return components()
                .filter(component -> name.equals(component.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing on the screen is called " + name));
    }

    static List<AbstractButton> buttons() {
        return components()
                .filter(AbstractButton.class::isInstance)
                .map(AbstractButton.class::cast)
                .filter(button -> button.getName() != null) // Not those of scroll bars.
                .toList();
    }

    static String textOf(String name) {
        return ((JTextComponent) find(name)).getText();
    }

    static void click(String name) {
        ((AbstractButton) find(name)).doClick(0);
    }

    static void closeByItsButton() {
        JFrame frame = window().orElseThrow();
        frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
    }

    /** Presses and releases a key while the window has the focus. */
    static void type(int key, int modifiers) {
        JComponent root = window().orElseThrow().getRootPane();
        for (int id : new int[] {KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED}) {
            SwingUtilities.processKeyBindings(
                    new KeyEvent(root, id, System.currentTimeMillis(), modifiers, key, KeyEvent.CHAR_UNDEFINED));
        }
    }

    static BufferedImage picture() {
        JComponent root = window().orElseThrow().getRootPane();
        BufferedImage image = new BufferedImage(root.getWidth(), root.getHeight(), BufferedImage.TYPE_INT_RGB);
        root.print(image.getGraphics());
        return image;
    }

    private static Stream<Component> within(Component component) {
        Stream<Component> self = Stream.of(component);
        if (!component.isVisible() || !(component instanceof Container container)) return self;
        return Stream.concat(self, Arrays.stream(container.getComponents()).flatMap(Desktop::within));
    }
}
