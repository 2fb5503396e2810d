package io.github.clientupdater.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.ManualTimer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveSocketTest {
    @StartStop
    final MockWebServer server = new MockWebServer();

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<WebSocket> serverSide = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private @Nullable LiveSocket socket;

    private final LiveSocket.Receiver receiver = new LiveSocket.Receiver() {
        @Override
        public void opened(LiveSocket.Line line) {
            heard.add("opened");
            line.send("hello");
        }

        @Override
        public void received(String text) {
            heard.add(text);
        }

        @Override
        public void lost(UpdateException reason) {
            heard.add("lost " + reason.code());
        }
    };

    @AfterEach
    void close() {
        if (socket != null) socket.close();
    }

    private void acceptsNext() {
        server.enqueue(new MockResponse.Builder()
                .webSocketUpgrade(new WebSocketListener() {
                    @Override
                    public void onOpen(WebSocket opened, Response response) {
                        serverSide.add(opened);
                    }

                    @Override
                    public void onMessage(WebSocket from, String text) {
                        arrived.add(text);
                    }

                    @Override
                    public void onClosing(WebSocket from, int code, String reason) {
                        from.close(code, null); // Else the server waits for it.
                    }
                })
                .build());
    }

    private void open() {
        HttpFetch fetch = new HttpFetch(
                server.url("/ws").uri(), Map.of("X-Key", "secret"), HttpPurpose.CHECK, Duration.ofSeconds(10));
        socket = LiveSocket.open(Http.standard(), () -> fetch, timer, receiver);
        timer.runDue();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(30, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void textsGoBothWays_withTheHeaders() throws Exception {
        acceptsNext();
        open();

        WebSocket line = next(serverSide);
        line.send("news");

        assertThat(List.of(next(heard), next(heard))).containsExactly("opened", "news");
        assertThat(next(arrived)).isEqualTo("hello");
        assertThat(server.takeRequest().getHeaders().get("X-Key")).isEqualTo("secret");
    }

    @Test
    void lostConnectionIsMadeAgain_afterGrowingWaits() throws Exception {
        server.enqueue(new MockResponse.Builder().code(503).build());
        server.enqueue(new MockResponse.Builder().code(401).build());
        acceptsNext();
        open();

        assertThat(next(heard)).isEqualTo("lost SOURCE_FAILED");
        assertWaits(500, 1000);
        assertThat(next(heard)).isEqualTo("lost SOURCE_REJECTED");
        assertWaits(1000, 2000);
        assertThat(next(heard)).isEqualTo("opened");
    }

    /** The plan is made after the receiver has heard of the loss. */
    private void assertWaits(long least, long most) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (timer.delays().isEmpty() && System.nanoTime() < giveUp) Thread.onSpinWait();
        assertThat(timer.delays())
                .singleElement()
                .satisfies(delay -> assertThat(delay.toMillis()).isBetween(least, most));
        timer.runNext();
    }

    @Test
    void whatTheServerClosesComesBack_andAMessageEndsTheGrowing() throws Exception {
        acceptsNext();
        acceptsNext();
        open();
        WebSocket first = next(serverSide);
        first.send("news");
        assertThat(List.of(next(heard), next(heard))).containsExactly("opened", "news");

        first.close(1001, "going away");

        assertThat(next(heard)).isEqualTo("lost SOURCE_UNREACHABLE");
        assertWaits(500, 1000);
        assertThat(next(heard)).isEqualTo("opened");
    }

    @Test
    void redirectIsNotFollowed() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .setHeader("Location", server.url("/other").toString())
                .build());
        open();

        assertThat(next(heard)).isEqualTo("lost SOURCE_REJECTED");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void closedOneIsSilentAndPlansNothing() throws Exception {
        acceptsNext();
        open();
        WebSocket line = next(serverSide);
        assertThat(next(heard)).isEqualTo("opened");

        if (socket != null) socket.close();
        line.close(1001, null);
        timer.advance(Duration.ofHours(1));

        assertThat(timer.delays()).isEmpty();
        assertThat(heard).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void requestThatCannotBeMadeCountsAsATry() throws Exception {
        socket = LiveSocket.open(
                Http.standard(),
                () -> {
                    throw new UpdateException(Code.SOURCE_REJECTED, "no token");
                },
                timer,
                receiver);
        timer.runDue();

        assertThat(next(heard)).isEqualTo("lost SOURCE_REJECTED");
        assertThat(timer.delays()).hasSize(1);
    }
}
