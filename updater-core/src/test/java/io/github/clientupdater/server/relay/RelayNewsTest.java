package io.github.clientupdater.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.server.relay.RelayNews.Notification;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.ManualTimer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayNewsTest {
    private static final String CONNECTION = "{\"type\": \"connection\", \"message\": \"Connecté\"}";
    private static final String WS = "/api/files/ws";

    @StartStop
    final MockWebServer server = new MockWebServer();

    @TempDir
    Path folder;

    private final FakeRelay relay = new FakeRelay(server);
    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<WebSocket> lines = new LinkedBlockingQueue<>();
    private final List<WebSocket> serverSide = new CopyOnWriteArrayList<>();
    private @Nullable RelayNews news;

    private final RelayNews.Listener listener = new RelayNews.Listener() {
        @Override
        public void connected() {
            heard.add("connected");
        }

        @Override
        public void disconnected(UpdateException reason) {
            heard.add("disconnected " + reason.code());
        }

        @Override
        public void notified(Notification notification) {
            heard.add(notification.getClass().getSimpleName());
        }

        @Override
        public void synced(FolderSync.Result result) {
            heard.add("synced " + result.added() + result.changed() + result.deleted());
        }

        @Override
        public void failed(String company, UpdateException failure) {
            heard.add("failed " + company + " " + failure.code());
        }
    };

    @AfterEach
    void close() {
        serverSide.forEach(line -> line.close(1001, null)); // The server waits for that.
        if (news != null) news.close();
    }

    private void accepts() {
        relay.script(
                WS,
                new MockResponse.Builder()
                        .webSocketUpgrade(new WebSocketListener() {
                            @Override
                            public void onOpen(WebSocket opened, Response response) {
                                serverSide.add(opened);
                                lines.add(opened);
                            }
                        })
                        .build());
    }

    private void open() throws UpdateException {
        news = RelayNews.builder(relay.client(), timer)
                .folder(FolderSync.of(relay.client(), FakeRelay.COMPANY, folder))
                .listener(listener)
                .open();
        timer.runDue();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    /** The plan is made after the listener has heard of what leads to it. */
    private void awaitPlan(Duration longest) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (timer.delays().stream().noneMatch(delay -> delay.compareTo(longest) <= 0) && System.nanoTime() < giveUp)
            Thread.onSpinWait();
        assertThat(timer.delays()).anyMatch(delay -> delay.compareTo(longest) <= 0);
    }

    private void runSync() {
        awaitPlan(Duration.ofMillis(500));
        timer.advance(Duration.ofMillis(500));
    }

    private WebSocket connect() throws Exception {
        accepts();
        open();
        WebSocket line = next(lines);
        assertThat(next(heard)).isEqualTo("connected");
        runSync();
        assertThat(next(heard)).startsWith("synced");
        return line;
    }

    @Test
    void newsLeadToOneSyncOfTheCompany() throws Exception {
        WebSocket line = connect();
        relay.put("a.json", "1");
        relay.log.clear();

        line.send(CONNECTION);
        line.send("{\"type\": \"file_uploaded\", \"societe\": \"rsp-bgs\", \"filename\": \"a.json\"}");
        line.send("{\"type\": \"file_deleted\", \"societe\": \"rsp-bgs\", \"filename\": \"b.json\"}");
        line.send("{\"type\": \"sync_completed\", \"societe\": \"rsp-bgs\", \"files_count\": 1}");

        assertThat(List.of(next(heard), next(heard), next(heard), next(heard)))
                .containsExactly("Connection", "FileUploaded", "FileDeleted", "SyncCompleted");
        runSync();
        assertThat(next(heard)).isEqualTo("synced [a.json][][]");
        assertThat(relay.log).hasSize(2); // One list, one file.
    }

    @Test
    void lastFileGoesWhenNewsSaySo() throws Exception {
        relay.put("a.json", "1");
        WebSocket line = connect();
        relay.remove("a.json");

        line.send("{\"type\": \"file_deleted\", \"societe\": \"rsp-bgs\", \"filename\": \"a.json\"}");

        assertThat(next(heard)).isEqualTo("FileDeleted");
        runSync();
        assertThat(next(heard)).isEqualTo("synced [][][a.json]");
    }

    @Test
    void newsOfOtherCompaniesAreOnlyTold() throws Exception {
        WebSocket line = connect();

        line.send("{\"type\": \"file_uploaded\", \"societe\": \"rsp-neg\", \"filename\": \"a.json\"}");
        line.send("no JSON");
        line.send("{\"societe\": \"rsp-bgs\"}");
        line.send("{\"type\": \"sync_completed\", \"societe\": \"rsp-neg\"}");

        assertThat(List.of(next(heard), next(heard))).containsExactly("FileUploaded", "SyncCompleted");
        assertThat(timer.delays()).allMatch(delay -> delay.compareTo(Duration.ofMinutes(5)) > 0);
    }

    @Test
    void nothingIsMissedWhileTheServerWasAway() throws Exception {
        WebSocket line = connect();
        relay.script(WS, new MockResponse.Builder().code(503).build());
        line.close(1001, "restarting");
        assertThat(next(heard)).isEqualTo("disconnected SOURCE_UNREACHABLE");
        awaitPlan(Duration.ofSeconds(1));
        timer.runNext();
        assertThat(next(heard)).isEqualTo("disconnected SOURCE_FAILED");
        relay.put("a.json", "1");
        accepts();

        awaitPlan(Duration.ofSeconds(2));
        timer.runNext();
        next(lines);

        assertThat(next(heard)).isEqualTo("connected");
        runSync();
        assertThat(next(heard)).isEqualTo("synced [a.json][][]");
    }

    @Test
    void withoutAWebSocketTheFilesComeAllTheSame_andAgainAfterTheInterval() throws Exception {
        relay.put("a.json", "1");
        open();

        assertThat(next(heard)).isEqualTo("disconnected SOURCE_REJECTED");
        runSync();
        assertThat(next(heard)).isEqualTo("synced [a.json][][]");
        relay.put("b.json", "1");
        timer.advance(Duration.ofMinutes(15));
        assertThat(heard).anyMatch(event -> event.equals("synced [b.json][][]"));
    }

    @Test
    void failedSyncIsTriedAgain_andTheFileThatWasNamedIsNotForgotten() throws Exception {
        relay.put("a.json", "1");
        WebSocket line = connect();
        relay.putQuietly("a.json", "2");
        relay.scriptList(503);

        line.send("{\"type\": \"file_uploaded\", \"societe\": \"rsp-bgs\", \"filename\": \"a.json\"}");
        assertThat(next(heard)).isEqualTo("FileUploaded");
        runSync();
        assertThat(next(heard)).isEqualTo("failed rsp-bgs SOURCE_FAILED");
        relay.unscriptList();
        awaitPlan(Duration.ofSeconds(5));
        timer.advance(Duration.ofSeconds(5));

        assertThat(next(heard)).isEqualTo("synced [][a.json][]");
    }

    @Test
    void serverThatIsBusySaysWhenToComeBack() throws Exception {
        connect();
        relay.script(
                "/api/files/societe/rsp-bgs/files",
                new MockResponse.Builder()
                        .code(503)
                        .setHeader("Retry-After", "3000")
                        .build());
        timer.advance(Duration.ofMinutes(15));

        assertThat(next(heard)).isEqualTo("failed rsp-bgs SOURCE_FAILED");
        assertThat(timer.delays()).containsExactly(Duration.ofSeconds(3000));
    }

    @Test
    void closedOneDoesNothingAnyMore() throws Exception {
        WebSocket line = connect();

        if (news != null) news.close();
        line.send(CONNECTION);
        timer.advance(Duration.ofHours(1));

        assertThat(timer.delays()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void listenerThatThrowsEndsNothing() throws Exception {
        accepts();
        relay.put("a.json", "1");
        news = RelayNews.builder(relay.client(), timer)
                .folder(FolderSync.of(relay.client(), FakeRelay.COMPANY, folder))
                .listener(new RelayNews.Listener() {
                    @Override
                    public void connected() {
                        throw new IllegalStateException("on purpose");
                    }
                })
                .open();
        timer.runDue();
        next(lines);

        runSync();

        assertThat(folder.resolve("a.json")).hasContent("1");
    }

    @Test
    void whatNotificationsSay() {
        assertThat(NewsReader.read("{\"type\": \"file_uploaded\", \"societe\": \"a\", \"filename\": \"b.json\","
                        + " \"timestamp\": \"2023-12-19T10:30:00\"}"))
                .contains(new Notification.FileUploaded("a", "b.json", Optional.of("2023-12-19T10:30:00")));
        assertThat(NewsReader.read("{\"type\": \"sync_completed\", \"societe\": \"a\", \"files_count\": 3}"))
                .contains(new Notification.SyncCompleted("a", OptionalLong.of(3), Optional.empty()));
        assertThat(NewsReader.read("{\"type\": \"file_deleted\", \"societe\": \"a\"}"))
                .contains(new Notification.Other("file_deleted", Optional.of("a"), Optional.empty()));
        assertThat(NewsReader.read("{\"type\": \"file_renamed\"}"))
                .contains(new Notification.Other("file_renamed", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"type\": 1}", "{\"type\": \"x\"", "ping"})
    void whatIsNoNotification(String text) {
        assertThat(NewsReader.read(text)).isEmpty();
    }
}
