package io.github.clientupdater.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.source.ReleaseSignal;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.ManualTimer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The other side is scripted frame by frame here; examples/servers/fleet has the real socket.io. */
class FleetSignalTest {
    private static final String OPEN = "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}";
    private static final Duration SILENCE = Duration.ofSeconds(45);

    @StartStop
    final MockWebServer web = new MockWebServer();

    @TempDir
    Path workDir;

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<WebSocket> serverSide = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final Deque<String> tokens = new ArrayDeque<>(List.of("old", "new"));
    private ReleaseSignal.@Nullable Subscription subscription;

    private final ReleaseSignal.Listener listener = new ReleaseSignal.Listener() {
        @Override
        public void hinted() {
            heard.add("hinted");
        }

        @Override
        public void connected() {
            heard.add("connected");
        }

        @Override
        public void disconnected(UpdateException reason) {
            heard.add("disconnected " + reason.code());
        }
    };

    @AfterEach
    void close() {
        if (subscription != null) subscription.close();
    }

    private void acceptsNext() {
        web.enqueue(new MockResponse.Builder()
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
                        from.close(code, null); // The test's server waits for the end of its connections.
                    }
                })
                .build());
    }

    private void listen() {
        listen(web.url("/base").uri());
    }

    /** The live signal is always where the test's server is. */
    private void listen(URI base) {
        HostApplication host = HostApplication.builder("com.acme.app", "1.0.0")
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
        FleetServer server = FleetServer.builder(
                        base, () -> tokens.size() > 1 ? tokens.removeFirst() : tokens.getFirst())
                .hardwareId("id-1")
                .liveAddress(web.url("/base").uri())
                .build();
        subscription = server.signal().listen(host, timer, listener);
        timer.runDue();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(30, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    /** Shakes hands as socket.io does; returns the way to the client. */
    private WebSocket joined() throws InterruptedException {
        WebSocket line = next(serverSide);
        line.send(OPEN);
        assertThat(next(arrived)).startsWith("40{\"token\":\"");
        line.send("40{\"sid\":\"b\"}");
        assertThat(next(arrived)).isEqualTo("42[\"register-device\",\"id-1\"]");
        assertThat(next(heard)).isEqualTo("connected");
        return line;
    }

    /** A wait is planned after the listener has heard of the loss. */
    private void reconnectNow() {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (timer.delays().isEmpty() && System.nanoTime() < giveUp) Thread.onSpinWait();
        assertThat(timer.runNext()).isTrue();
    }

    @Test
    void elsewhereNobodyIsShownTheToken() throws Exception {
        acceptsNext();
        listen(URI.create("https://fleet.acme.example"));
        WebSocket line = next(serverSide);
        line.send(OPEN);
        assertThat(next(arrived)).isEqualTo("40");
        line.send("40{\"sid\":\"b\"}");
        assertThat(next(arrived)).isEqualTo("42[\"register-device\",\"id-1\"]");

        assertThat(web.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void joinsWithItsTokenAndItsName_andHearsForceUpdate() throws Exception {
        acceptsNext();
        listen();
        WebSocket line = joined();

        line.send("42[\"force-update\",{\"version\":\"1.1.0\",\"downloadUrl\":\"https://…\",\"mandatory\":true}]");

        assertThat(next(heard)).isEqualTo("hinted");
        RecordedRequest handshake = web.takeRequest();
        assertThat(handshake.getTarget()).isEqualTo("/base/socket.io/?EIO=4&transport=websocket");
        assertThat(handshake.getHeaders().get("Authorization")).isEqualTo("Bearer old");
    }

    @Test
    void pingIsAnswered_andWhatIsOfNoInterestIsNot() throws Exception {
        acceptsNext();
        listen();
        WebSocket line = joined();

        line.send("42[\"hello\"]");
        line.send("451-[\"picture\",{\"_placeholder\":true,\"num\":0}]");
        line.send(ByteString.encodeUtf8("binary"));
        line.send("6");
        line.send("");
        line.send("2");

        assertThat(next(arrived)).isEqualTo("3");
        assertThat(heard).isEmpty();
    }

    @Test
    void connectionThatWasLostIsMadeAgain_andMissesNothing() throws Exception {
        acceptsNext();
        acceptsNext();
        listen();
        joined().close(1001, "restart");
        assertThat(next(heard)).isEqualTo("disconnected SOURCE_UNREACHABLE");

        reconnectNow();
        joined();

        assertThat(next(heard)).isEqualTo("hinted");
    }

    @Test
    void serverThatWasNotThereAtFirstIsAskedOnceItIs() throws Exception {
        web.enqueue(new MockResponse.Builder().code(502).build());
        acceptsNext();
        listen();
        assertThat(next(heard)).isEqualTo("disconnected SOURCE_FAILED");

        reconnectNow();
        joined();

        assertThat(next(heard)).isEqualTo("hinted");
    }

    @Test
    void silentConnectionIsGivenUp() throws Exception {
        acceptsNext();
        acceptsNext();
        listen();
        WebSocket line = joined();
        timer.advance(SILENCE.minusMillis(1));
        line.send("2");
        assertThat(next(arrived)).isEqualTo("3");
        timer.advance(SILENCE.minusMillis(1));
        assertThat(heard).isEmpty();

        timer.advance(Duration.ofMillis(1));

        assertThat(next(heard)).isEqualTo("disconnected SOURCE_TIMEOUT");
        reconnectNow();
        joined();
    }

    @Test
    void serverThatNeverSaysHelloIsGivenUp() throws Exception {
        acceptsNext();
        listen();
        next(serverSide).send("6");
        awaitAlarm();

        timer.advance(SILENCE);

        assertThat(next(heard)).isEqualTo("disconnected SOURCE_TIMEOUT");
    }

    private void awaitAlarm() {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (timer.delays().isEmpty() && System.nanoTime() < giveUp) Thread.onSpinWait();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "44{\"message\":\"jwt expired\"} | SOURCE_REJECTED",
                "41 | SOURCE_REJECTED",
                "1 | SOURCE_REJECTED",
                "0{} | FEED_MALFORMED"
            })
    void serverThatWantsNobodyIsTriedAgain_afterItsOwnWaits(String frame, String code) throws Exception {
        for (int i = 0; i < 3; i++) acceptsNext();
        listen();
        next(serverSide).send(frame);
        assertThat(next(heard)).isEqualTo("disconnected " + code);

        reconnectNow();
        next(serverSide).send(OPEN);
        assertThat(next(arrived)).startsWith("40");
    }

    @Test
    void refusedConnectionsAreFewerAndFewer_thoughEachWasOpened() throws Exception {
        for (int i = 0; i < 9; i++) acceptsNext();
        listen();
        for (int i = 0; i < 8; i++) {
            WebSocket line = next(serverSide);
            line.send(OPEN);
            next(arrived);
            line.send("44{\"message\":\"no\"}");
            assertThat(next(heard)).isEqualTo("disconnected SOURCE_REJECTED");
            awaitAlarm();
            if (i == 7) break;
            timer.runNext();
        }

        assertThat(timer.delays())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusedTokenIsReplaced(boolean atTheHandshake) throws Exception {
        if (atTheHandshake) web.enqueue(new MockResponse.Builder().code(401).build());
        acceptsNext();
        acceptsNext();
        listen();
        if (!atTheHandshake) next(serverSide).send("44{\"message\":\"jwt expired\"}");
        assertThat(next(heard)).isEqualTo("disconnected SOURCE_REJECTED");

        reconnectNow();
        WebSocket line = next(serverSide);
        line.send(OPEN);

        assertThat(next(arrived)).isEqualTo("40{\"token\":\"new\"}");
        web.takeRequest();
        assertThat(web.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer new");
    }

    @Test
    void tooMuchAtATimeEndsTheConnection() throws Exception {
        acceptsNext();
        listen();
        joined().send("42[\"x\",\"" + "y".repeat(1024 * 1024) + "\"]");

        assertThat(next(heard)).isEqualTo("disconnected SOURCE_FAILED");
    }

    @Test
    void nothingIsHeardAfterTheEnd() throws Exception {
        acceptsNext();
        listen();
        WebSocket line = joined();

        if (subscription != null) subscription.close();
        line.send("42[\"force-update\",{}]");
        timer.advance(Duration.ofHours(1));

        assertThat(heard).isEmpty();
        assertThat(timer.delays()).isEmpty();
        assertThat(web.getRequestCount()).isEqualTo(1);
    }
}
