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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
        onEventThread(this::showEverything);
        onEventThread(() -> {
            PlainComponents.label("label", html("label")).getPreferredSize();
            PlainComponents.button("button", new Label(html("button"), -1)).getPreferredSize();
        });
        onEventThread(() -> new JLabel(html("control")).getPreferredSize()); // Shows that it would be noticed.
        controlled.await();

        assertThat(requests).isNotEmpty().allMatch(request -> request.contains("/control"));
    }

    @Test
    void markdownFromOutsideMakesNoRequestAndLoadsNoClass() throws Exception {
        onEventThread(() -> {
            SwingWindows windows = Desktop.windows(Locale.ENGLISH, Duration.ZERO);
            for (String text : hostileMarkdown()) {
                windows.offer(Fixture.update(markdown(text)), true, choice -> {});
                assertThat(Desktop.picture()).isNotNull();
                assertThat(Desktop.find("notes"))
                        .isInstanceOfSatisfying(
                                NotesPane.class,
                                pane -> assertThat(pane.getContentType()).isEqualTo("text/plain"));
            }
            windows.close();
        });
        onEventThread(() -> new JLabel(html("control")).getPreferredSize()); // Shows that it would be noticed.
        controlled.await();

        assertThat(requests).isNotEmpty().allMatch(request -> request.contains("/control"));
        assertThat(SPRUNG).isFalse();
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

    private void showEverything() {
        SwingWindows windows =
                new SwingWindows(new Screens(Fixture.host(html("name")), Texts.of(Locale.ENGLISH)), Duration.ZERO);
        for (boolean mandatory : new boolean[] {false, true}) {
            windows.offer(Fixture.update(hostile(mandatory)), true, choice -> {});
            look();
        }
        windows.downloading(hostile(false));
        windows.progress(1, OptionalLong.of(2));
        look();
        windows.confirmRestart(hostile(false), timing -> {});
        look();
        windows.handingOver();
        look();
        windows.installed(hostile(false));
        look();
        windows.failed(hostile(false), new UpdateException(Code.HOST_STILL_RUNNING, html("message")));
        Desktop.click("btn.details");
        look();
        windows.close();
    }

    private static void look() {
        assertThat(Desktop.picture()).isNotNull();
        assertThat(Desktop.window().orElseThrow().getTitle()).contains("<html>");
    }

    private Release hostile(boolean mandatory) {
        return Release.builder(Version.parse("2.0.0"))
                .mandatory(mandatory)
                .notes(List.of(html("notes"), "<html>" + html("more")))
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
