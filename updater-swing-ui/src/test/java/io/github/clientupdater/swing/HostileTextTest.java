package io.github.clientupdater.swing;

import static io.github.clientupdater.swing.Desktop.onEventThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.session.SessionState;
import java.awt.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Swing renders labels that begin with {@code <html>}, and fetches what they refer to. */
class HostileTextTest {
    private static final AtomicBoolean SPRUNG = new AtomicBoolean();

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch controlled = new CountDownLatch(1);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread listener = new Thread(this::noteRequests);
        listener.setDaemon(true);
        listener.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void noteRequests() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept();
                    BufferedReader reader = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
                String request = reader.readLine();
                requests.add(request);
                if (request.contains("/control")) controlled.countDown();
            } catch (IOException e) {
                requests.add(server.isClosed() ? "end" : e.toString());
            }
        }
    }

    @Test
    void htmlFromOutsideMakesNoRequest() throws Exception {
        showEverything();
        onEventThread(() -> {
            PlainComponents.label("label", html("label")).getPreferredSize();
            PlainComponents.button("button", new Label(html("button"), -1)).getPreferredSize();
        });
        onEventThread(() -> new JLabel(html("control")).getPreferredSize()); // Shows that it would be noticed.
        controlled.await();

        assertThat(requests).isNotEmpty().allMatch(request -> request.contains("/control"));
    }

    private void showEverything() {
        SwingView view = new SwingView(Fixture.host(html("name")), Texts.of(Locale.ENGLISH), Desktop.PLAIN);
        for (boolean mandatory : new boolean[] {false, true}) {
            look(view, new SessionState.Available(Fixture.update(hostile(mandatory)), true));
        }
        Release release = hostile(false);
        look(view, new SessionState.Downloading(release, States.download(48_000_000, false)));
        look(view, new SessionState.Ready(release));
        look(view, new SessionState.Vetoed(release, Optional.of(html("veto"))));
        look(view, new SessionState.HandingOver(release));
        look(view, new SessionState.Succeeded(release));
        UpdateException failure = new UpdateException(Code.HOST_STILL_RUNNING, html("message"));
        look(view, new SessionState.Failed(Optional.of(release), failure, false, false));
        onEventThread(() -> Desktop.click("btn.details"));
        onEventThread(HostileTextTest::look);
        Desktop.close(view);
    }

    private static void look(SwingView view, SessionState state) {
        Desktop.show(view, state);
        onEventThread(HostileTextTest::look);
    }

    private static void look() {
        assertThat(Desktop.picture()).isNotNull();
        Frame window = (Frame) Desktop.window().orElseThrow();
        assertThat(window.getTitle()).contains("<html>");
        Desktop.components()
                .filter(component -> component instanceof AbstractButton || component instanceof JLabel)
                .map(JComponent.class::cast)
                .filter(component -> component.getName() != null)
                .forEach(component -> assertThat(component.getClientProperty("html"))
                        .as(component.getName())
                        .isNull());
    }

    private Release hostile(boolean mandatory) {
        return Release.builder(Version.parse("2.0.0"))
                .mandatory(mandatory)
                .notes(List.of(html("notes"), "<html>" + html("more")))
                .build();
    }

    @Test
    void markdownFromOutsideMakesNoRequestAndLoadsNoClass() throws Exception {
        SwingView view = Desktop.view(Locale.ENGLISH);
        for (String text : hostileMarkdown()) {
            look(view, markdown(text));
            onEventThread(() -> assertThat(Desktop.find("notes"))
                    .isInstanceOfSatisfying(
                            NotesPane.class,
                            pane -> assertThat(pane.getContentType()).isEqualTo("text/plain")));
        }
        Desktop.close(view);
        onEventThread(() -> new JLabel(html("control")).getPreferredSize()); // Shows that it would be noticed.
        controlled.await();

        assertThat(requests).isNotEmpty().allMatch(request -> request.contains("/control"));
        assertThat(SPRUNG).isFalse();
    }

    private static void look(SwingView view, Release release) {
        Desktop.show(view, new SessionState.Available(Fixture.update(release), false));
        onEventThread(() -> assertThat(Desktop.picture()).isNotNull());
    }

    private List<String> hostileMarkdown() {
        String address = "http://127.0.0.1:" + server.getLocalPort() + "/markdown";
        return List.of(
                html("markdown"),
                "![](" + address + ".png) [![x](" + address + ")](" + address + ")",
                "<" + address + ">",
                "![x][y]\n\n[y]: " + address,
                "<html><object classid=\"" + Trap.class.getName() + "\"></object>",
                "<object classid=\"" + Trap.class.getName() + "\"></object>\n<iframe src=" + address + ">",
                "<link rel=stylesheet href=" + address + "><style>@import url(" + address + ")</style>",
                "```html\n" + html("markdown") + "\n```");
    }

    private static Release markdown(String text) {
        return Release.builder(Version.parse("2.0.0"))
                .notes(Notes.of(Markup.MARKDOWN, text, Map.of()))
                .build();
    }

    @Test
    void aVersionCannotHoldHtml() {
        assertThatIllegalArgumentException().isThrownBy(() -> Version.parse(html("version")));
    }

    private String html(String path) {
        return "<html><img src=http://127.0.0.1:" + server.getLocalPort() + "/" + path + ">";
    }

    /** Swing makes an instance of what the HTML element "object" names. */
    static final class Trap extends JLabel {
        private static final long serialVersionUID = 1;

        static {
            SPRUNG.set(true);
        }
    }
}
