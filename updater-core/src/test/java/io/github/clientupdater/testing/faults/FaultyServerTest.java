package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.testing.faults.TestClient.Received;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The server as it is when nothing is injected: honest, and it remembers. */
class FaultyServerTest {
    private static final String FILE = "/app.zip";
    private static final Content CONTENT = Content.generated(1, 100_000);

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    private final OkHttpClient client = new OkHttpClient();

    @Test
    void aFileArrivesAsItIs() throws Exception {
        server.publish(FILE, CONTENT);

        try (Response response = get(client, server, FILE)) {
            assertThat(response.body().bytes()).isEqualTo(CONTENT.bytes(0, 100_000));
            assertThat(response.header("Content-Length")).isEqualTo("100000");
            assertThat(response.header("Accept-Ranges")).isEqualTo("bytes");
            assertThat(response.header("ETag")).isEqualTo("\"generated-1-100000\"");
            assertThat(response.header("Last-Modified")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
            assertThat(response.headers().getInstant("Date"))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
        }
    }

    @Test
    void gigabytesCostNoMemory() throws Exception {
        Content large = Content.generated(7, 3L << 30);
        server.publish(FILE, large);
        long from = (3L << 30) - 1_000;

        Received tail = TestClient.get(server.uri(FILE), "Range: bytes=" + from + "-");

        assertThat(tail.body()).isEqualTo(large.bytes(from, 1_000));
        assertThat(tail.header("Content-Range")).hasValue("bytes 3221224472-3221225471/3221225472");
    }

    @Test
    void whatIsNotPublishedIsNotFound() throws Exception {
        server.publish(FILE, CONTENT);
        server.withdraw(FILE);

        assertThat(TestClient.get(server.uri(FILE)).status()).isEqualTo(404);
    }

    @Test
    void headHasNoBody_andOtherMethodsAreRefused() throws Exception {
        server.publish(FILE, CONTENT);

        Received head = TestClient.send("HEAD " + FILE + " HTTP/1.1", server.uri(FILE));
        Received post = TestClient.send("POST " + FILE + " HTTP/1.1", server.uri(FILE));

        assertThat(head.header("Content-Length")).hasValue("100000");
        assertThat(head.body()).isEmpty();
        assertThat(post.status()).isEqualTo(405);
    }

    @Test
    void theManifestDescribesTheRelease() throws Exception {
        server.release("1.2.0", FILE, CONTENT);

        String manifest = new String(TestClient.get(server.manifest()).body(), StandardCharsets.UTF_8);

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT.bytes(0, 100_000)));
        assertThat(manifest)
                .isEqualTo("{\"version\":\"1.2.0\",\"release_date\":\"2026-01-01\",\"download_url\":\"/app.zip\","
                        + "\"changelog\":\"Version 1.2.0\",\"sha256\":\"" + sha256 + "\",\"size\":100000}");
    }

    @Test
    void aConnectionStaysOpen() throws Exception {
        server.publish(FILE, CONTENT);

        for (String path : List.of(FILE, "/nothing", FILE)) {
            try (Response response = get(client, server, path)) {
                response.body().bytes();
            }
        }

        assertThat(server.exchanges()).extracting(Exchange::connection).containsExactly(1L, 1L, 1L);
    }

    @Test
    void everyRequestIsRemembered() throws Exception {
        server.publish(FILE, CONTENT);

        TestClient.get(server.uri(FILE), "Range: bytes=10-19", "X-Token: a");

        Exchange exchange = server.exchanges(FILE).get(0);
        assertThat(exchange.method()).isEqualTo("GET");
        assertThat(exchange.target()).isEqualTo(FILE);
        assertThat(exchange.header("x-token")).hasValue("a");
        assertThat(exchange.status()).isEqualTo(206);
        assertThat(exchange.offset()).isEqualTo(10);
        assertThat(exchange.bodyBytes()).isEqualTo(10);
        server.awaitComplete(FILE, 1);
    }

    @Test
    void bytesThatWereSentTwiceAreCounted() throws Exception {
        server.publish(FILE, CONTENT);

        for (String range : List.of("0-99", "100-199", "50-59", "50-149", "180-209")) {
            TestClient.get(server.uri(FILE), "Range: bytes=" + range);
        }

        assertThat(server.bytesSent(FILE)).isEqualTo(340);
        assertThat(server.bytesSentTwice(FILE)).isEqualTo(130);
    }

    @Test
    void aStalledPartHoldsNoOtherUp() throws Exception {
        server.publish(FILE, CONTENT);
        server.inject(FILE, Schedule.always(ConnectionFaults.stall(10)).forPartWith(0));

        try (Response stalled = get(client, server, FILE)) {
            Received other = TestClient.get(server.uri(FILE), "Range: bytes=50000-");

            assertThat(stalled.code()).isEqualTo(200);
            assertThat(other.body()).isEqualTo(CONTENT.bytes(50_000, 50_000));
        }
        assertThat(server.exchanges()).extracting(Exchange::connection).containsExactly(1L, 2L);
    }

    @Test
    void closingEndsWhatIsStalled() throws Exception {
        server.publish(FILE, CONTENT);
        server.inject(Schedule.always(ConnectionFaults.stall(10)));
        try (Response response = get(client, server, FILE)) {
            InputStream body = response.body().byteStream();
            assertThat(body.readNBytes(new byte[10], 0, 10)).isEqualTo(10);

            server.close();

            assertThatThrownBy(body::read).isInstanceOf(ProtocolException.class).hasMessage("unexpected end of stream");
        }
        assertThatThrownBy(() -> TestClient.get(server.uri(FILE))).isInstanceOf(ConnectException.class);
    }

    @Test
    void tlsIsSpoken_andCutOff() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates ours = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(certificate.certificate())
                .build();
        try (FaultyServer secure = FaultyServer.start(ours.sslContext())) {
            secure.publish(FILE, CONTENT);
            OkHttpClient trusting = client.newBuilder()
                    .sslSocketFactory(ours.sslSocketFactory(), ours.trustManager())
                    .build();

            try (Response whole = get(trusting, secure, FILE)) {
                assertThat(whole.body().bytes()).hasSize(100_000);
            }
            secure.inject(Schedule.always(ConnectionFaults.drop(50_000)));
            try (Response cut = get(trusting, secure, FILE)) {
                InputStream body = cut.body().byteStream();
                assertThat(body.readNBytes(new byte[50_000], 0, 50_000)).isEqualTo(50_000);
                assertThatThrownBy(body::read).isInstanceOf(ProtocolException.class);
            }
            assertThatThrownBy(() -> get(client, secure, FILE)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    private static Response get(OkHttpClient client, FaultyServer server, String path) throws IOException {
        return client.newCall(new okhttp3.Request.Builder()
                        .url(server.uri(path).toString())
                        .build())
                .execute();
    }
}
