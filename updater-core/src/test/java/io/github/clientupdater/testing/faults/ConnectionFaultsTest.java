package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.TestClient.End;
import io.github.clientupdater.testing.faults.TestClient.Received;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionFaultsTest {
    private static final String FILE = "/app.zip";
    private static final Content CONTENT = Content.generated(1, 100_000);

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @BeforeEach
    void publish() {
        server.publish(FILE, CONTENT);
    }

    @Test
    void dropEndsWithFinBehindTheLastByte() throws Exception {
        Received received = receive(ConnectionFaults.drop(60_000));

        assertThat(received.end()).isEqualTo(End.CLOSED);
        assertThat(received.header("Content-Length")).hasValue("100000");
        assertThat(received.body()).isEqualTo(CONTENT.bytes(0, 60_000));
        assertThat(server.bytesSent(FILE)).isEqualTo(60_000);
        assertThat(server.exchanges(FILE).get(0).complete()).isFalse();
    }

    @Test
    void dropCountsFromTheStartOfAPart() throws Exception {
        server.inject(FILE, Schedule.always(ConnectionFaults.drop(100)));

        Received received = TestClient.get(server.uri(FILE), "Range: bytes=5000-");

        assertThat(received.body()).isEqualTo(CONTENT.bytes(5_000, 100));
    }

    @Test
    void resetEndsWithRst() throws Exception {
        Received received = receive(ConnectionFaults.reset(60_000));

        assertThat(received.end()).isEqualTo(End.RESET);
        assertThat(server.bytesSent(FILE)).isEqualTo(60_000);
    }

    @Test
    void stallLeavesTheConnectionOpen() throws Exception {
        Received received = receiveUntilSilence(ConnectionFaults.stall(60_000));

        assertThat(received.end()).isEqualTo(End.SILENT);
        assertThat(received.body()).hasSize(60_000);
    }

    @Test
    void aFaultBehindTheEndIsNone() throws Exception {
        Received received = receive(ConnectionFaults.drop(100_001));

        assertThat(received.body()).hasSize(100_000);
        server.awaitComplete(FILE, 1);
    }

    @Test
    void closeWithoutAnswerIsAFin() throws Exception {
        assertThat(receive(ConnectionFaults.closeWithoutAnswer())).satisfies(nothing(End.CLOSED));
        assertThat(server.exchanges(FILE).get(0).status()).isZero();
    }

    @Test
    void resetWithoutAnswerIsAnRst() throws Exception {
        assertThat(receive(ConnectionFaults.resetWithoutAnswer())).satisfies(nothing(End.RESET));
    }

    @Test
    void stallWithoutAnswerIsSilence() throws Exception {
        assertThat(receiveUntilSilence(ConnectionFaults.stallWithoutAnswer())).satisfies(nothing(End.SILENT));
    }

    @Test
    void theHeadIsCutWhereItIsSaid() throws Exception {
        Received dropped = receive(ConnectionFaults.dropInHead(20));
        server.heal();
        Received stalled = receiveUntilSilence(ConnectionFaults.stallInHead(30));

        assertThat(dropped.text()).isEqualTo("HTTP/1.1 200 Status ").hasSize(20);
        assertThat(dropped.end()).isEqualTo(End.CLOSED);
        assertThat(stalled.all()).hasSize(30);
        assertThat(stalled.end()).isEqualTo(End.SILENT);
    }

    @Test
    void trickleSendsPieceByPiece() throws Exception {
        server.publish(FILE, Content.of("0123456789"));
        long start = System.nanoTime();

        Received received = receive(ConnectionFaults.trickle(3, Duration.ofMillis(50)));

        assertThat(new String(received.body(), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("0123456789");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void faultsAddUp() throws Exception {
        Received received = receive(LengthFaults.chunked()
                .and(ConnectionFaults.trickle(4, Duration.ofMillis(1)))
                .and(ConnectionFaults.drop(6)));

        assertThat(received.text().substring(received.head().length()))
                .startsWith("4\r\n")
                .contains("\r\n2\r\n")
                .doesNotEndWith("0\r\n\r\n");
        assertThat(server.bytesSent(FILE)).isEqualTo(6);
    }

    @Test
    void delayComesFirst() throws Exception {
        long start = System.nanoTime();

        Received received = receive(ConnectionFaults.delay(Duration.ofMillis(120)));

        assertThat(received.body()).hasSize(100_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    private static java.util.function.Consumer<Received> nothing(End end) {
        return received -> {
            assertThat(received.all()).isEmpty();
            assertThat(received.end()).isEqualTo(end);
        };
    }

    private Received receive(Fault fault) throws IOException {
        server.inject(FILE, Schedule.always(fault));
        return TestClient.get(server.uri(FILE));
    }

    private Received receiveUntilSilence(Fault fault) throws IOException {
        server.inject(FILE, Schedule.always(fault));
        return TestClient.getUntilSilence(server.uri(FILE));
    }
}
