package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.TestClient.End;
import io.github.clientupdater.testing.faults.TestClient.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthFaultsTest {
    private static final String FILE = "/notes.txt";

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @BeforeEach
    void publish() {
        server.publish(FILE, Content.of("0123456789"));
    }

    @Test
    void chunksHaveNoLength() throws Exception {
        Received received = receive(LengthFaults.chunked());

        assertThat(received.header("Transfer-Encoding")).hasValue("chunked");
        assertThat(received.header("Content-Length")).isEmpty();
        assertThat(body(received)).isEqualTo("a\r\n0123456789\r\n0\r\n\r\n");
        assertThat(server.bytesSent(FILE)).isEqualTo(10);
    }

    @Test
    void largeBodiesAreManyChunks() throws Exception {
        server.publish(FILE, Content.generated(1, 40_000));

        assertThat(body(receive(LengthFaults.chunked()))).startsWith("4000\r\n").hasSize(40_000 + 8 + 8 + 8 + 5);
    }

    @Test
    void untilCloseHasNeitherLengthNorChunks() throws Exception {
        Received received = receive(LengthFaults.untilClose());

        assertThat(received.header("Content-Length")).isEmpty();
        assertThat(received.header("Transfer-Encoding")).isEmpty();
        assertThat(received.header("Connection")).hasValue("close");
        assertThat(body(received)).isEqualTo("0123456789");
    }

    @Test
    void truncatedBodiesLookWhole() throws Exception {
        Received chunks = receive(LengthFaults.truncatedInChunks(4));
        server.heal();
        Received closed = receive(LengthFaults.truncatedUntilClose(4));

        assertThat(body(chunks)).isEqualTo("4\r\n0123\r\n0\r\n\r\n");
        assertThat(body(closed)).isEqualTo("0123");
        assertThat(closed.header("Content-Length")).isEmpty();
        assertThat(server.exchanges(FILE)).allMatch(Exchange::complete);
    }

    @Test
    void lengthsLieInBothDirections() throws Exception {
        Received more = receive(LengthFaults.announceMore(5));
        server.heal();
        Received less = receive(LengthFaults.announceLess(5));

        assertThat(more.header("Content-Length")).hasValue("15");
        assertThat(body(more)).isEqualTo("0123456789");
        assertThat(less.header("Content-Length")).hasValue("5");
        assertThat(body(less)).isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "0x10", "99999999999999999999"})
    void anythingCanBeAnnounced(String length) throws Exception {
        assertThat(receive(LengthFaults.announce(length)).header("Content-Length"))
                .hasValue(length);
    }

    @Test
    void twoLengthsCanBeAnnounced() throws Exception {
        assertThat(receive(LengthFaults.announceTwice()).head())
                .contains("Content-Length: 10\r\n", "Content-Length: 11\r\n");
    }

    @Test
    void moreIsSentThanAnnounced() throws Exception {
        Received received = receive(LengthFaults.sendMore(3));

        assertThat(received.header("Content-Length")).hasValue("10");
        assertThat(body(received)).isEqualTo("0123456789###");
        assertThat(server.bytesSent(FILE)).isEqualTo(13);
    }

    @Test
    void moreThanAPartGoesOnInTheFile() throws Exception {
        server.inject(FILE, Schedule.always(LengthFaults.sendMore(3)));

        Received received = TestClient.get(server.uri(FILE), "Range: bytes=2-4");

        assertThat(received.header("Content-Length")).hasValue("3");
        assertThat(body(received)).isEqualTo("234567");
    }

    @Test
    void endlessGoesOnUntilTheClientHasEnough() throws Exception {
        server.inject(FILE, Schedule.always(LengthFaults.endless()));

        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
            socket.getOutputStream().write(("GET " + FILE + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(2_000_000)).hasSize(2_000_000);
        }

        assertThat(server.bytesSent(FILE)).isGreaterThan(1_900_000);
    }

    @Test
    void brokenChunksAreNone() throws Exception {
        Received received = receive(LengthFaults.brokenChunks());

        assertThat(received.header("Transfer-Encoding")).hasValue("chunked");
        assertThat(body(received)).isEqualTo("0123456789");
        assertThat(received.end()).isEqualTo(End.CLOSED);
    }

    private static String body(Received received) {
        return new String(received.body(), StandardCharsets.ISO_8859_1);
    }

    private Received receive(Fault fault) throws IOException {
        server.inject(FILE, Schedule.always(fault));
        return TestClient.get(server.uri(FILE));
    }
}
