package io.github.clientupdater.swing;

import io.github.clientupdater.user.session.Attention;
import io.github.clientupdater.user.session.Scene;
import io.github.clientupdater.user.session.SessionState;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.Window;
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
import javax.swing.JRootPane;
import javax.swing.RootPaneContainer;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** The hands and eyes of a person, on the event dispatch thread. */
final class Desktop {
    static final Look PLAIN =
            Look.STANDARD.withTimes(Duration.ZERO, Look.Patience.NONE).withToast(Optional.empty());

    private Desktop() {}

    static SwingView view(Locale locale) {
        return new SwingView(Fixture.HOST, Texts.of(locale), PLAIN);
    }

    static void show(SwingView view, SessionState state) {
        show(view, state, Attention.REQUESTED);
    }

    /** Returns when it is on the screen, with all that this put on the event queue. */
    static void show(SwingView view, SessionState state, Attention attention) {
        view.show(Scene.preview(state, attention));
        drain();
    }

    static void close(SwingView view) {
        show(view, new SessionState.Idle(), Attention.HIDDEN);
    }

    static void drain() {
        for (int i = 0; i < 3; i++) onEventThread(() -> {});
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

    static Optional<Window> window() {
        return Arrays.stream(Window.getWindows())
                .filter(window -> "updateWindow".equals(window.getName()) && window.isVisible())
                .findFirst();
    }

    static JRootPane root() {
        return ((RootPaneContainer) window().orElseThrow(() -> new AssertionError("there is no window"))).getRootPane();
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
        Window window = window().orElseThrow();
        window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING));
    }

    /** Presses and releases a key while the window has the focus. */
    static void type(int key, int modifiers) {
        JComponent root = root();
        for (int id : new int[] {KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED}) {
            SwingUtilities.processKeyBindings(
                    new KeyEvent(root, id, System.currentTimeMillis(), modifiers, key, KeyEvent.CHAR_UNDEFINED));
        }
    }

    static BufferedImage picture() {
        JComponent root = root();
        BufferedImage image = new BufferedImage(root.getWidth(), root.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        root.print(graphics);
        graphics.dispose();
        return image;
    }

    private static Stream<Component> within(Component component) {
        if (!component.isVisible()) return Stream.empty();
        Stream<Component> self = Stream.of(component);
        if (!(component instanceof Container container)) return self;
        return Stream.concat(self, Arrays.stream(container.getComponents()).flatMap(Desktop::within));
    }
}
