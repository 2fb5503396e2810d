package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.TestClient.End;
import io.github.clientupdater.testing.faults.TestClient.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProtocolFaultsTest {
    private static final String FILE = "/notes.txt";

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @BeforeEach
    void publish() {
        server.publish(FILE, Content.of("0123456789"));
    }

    @Test
    void aPortalAnswersWhateverWasAsked() throws Exception {
        Received received = receive(ProtocolFaults.captivePortal(), "Range: bytes=4-");

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.header("Content-Type")).hasValue("text/html");
        assertThat(received.header("Content-Length")).hasValue(Integer.toString(received.body().length));
        assertThat(received.header("ETag")).isEmpty();
        assertThat(received.text()).endsWith("</html>");
    }

    @Test
    void aPortalMayUseChunks() throws Exception {
        Received received = receive(ProtocolFaults.captivePortal().and(LengthFaults.chunked()));

        assertThat(received.header("Content-Length")).isEmpty();
        assertThat(received.text()).contains("Transfer-Encoding: chunked").endsWith("</html>\r\n0\r\n\r\n");
    }

    @Test
    void aBodyIsCompressedUnasked() throws Exception {
        Received received = receive(ProtocolFaults.gzip());

        assertThat(received.header("Content-Encoding")).hasValue("gzip");
        assertThat(received.header("Content-Length")).hasValue(Integer.toString(received.body().length));
        assertThat(unpacked(received)).asString(StandardCharsets.US_ASCII).isEqualTo("0123456789");
    }

    @Test
    void aBombIsSmallUntilItIsUnpacked() throws Exception {
        Received received = receive(ProtocolFaults.gzipBomb(10_000_000));

        assertThat(received.body()).hasSizeLessThan(20_000);
        assertThat(unpacked(received)).hasSize(10_000_000);
    }

    @Test
    void headersCanBeHuge() throws Exception {
        Received received = receive(ProtocolFaults.hugeHeaders(300 * 1024));

        assertThat(received.head()).hasSizeBetween(300 * 1024, 310 * 1024).contains("X-299: xxx");
        assertThat(received.text()).endsWith("0123456789");
    }

    @Test
    void theStatusLineCanBeAnything() throws Exception {
        assertThat(receive(ProtocolFaults.statusLine("SSH-2.0-OpenSSH_9.2")).text())
                .startsWith("SSH-2.0-OpenSSH_9.2\r\n");
    }

    @Test
    void manyAnswersComeBeforeTheRealOne() throws Exception {
        Received received = receive(ProtocolFaults.informational(1000));

        String hint = "HTTP/1.1 103 Early Hints\r\n\r\n";
        assertThat(received.text())
                .startsWith(hint.repeat(1000) + "HTTP/1.1 200 ")
                .endsWith("0123456789");
        assertThat(received.end()).isEqualTo(End.CLOSED);
    }

    private static byte[] unpacked(Received received) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(received.body()))) {
            return in.readAllBytes();
        }
    }

    private Received receive(Fault fault, String... headers) throws IOException {
        server.inject(FILE, Schedule.always(fault));
        return TestClient.get(server.uri(FILE), headers);
    }
}
