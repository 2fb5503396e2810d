package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.TestClient.Received;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with another status: refusals and redirects. */
class StatusFaultsTest {
    private static final String FILE = "/app.zip";

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @AutoClose
    private final FaultyServer other = FaultyServer.start();

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 408, 410, 425, 429, 500, 502, 503})
    void aStatusIsAnswered_forPartsAsWell(int status) throws Exception {
        server.publish(FILE, Content.of("0123456789"));

        Received received = receive(StatusFaults.status(status), "Range: bytes=4-");

        assertThat(received.status()).isEqualTo(status);
        assertThat(received.header("Content-Range")).isEmpty();
        assertThat(new String(received.body(), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("HTTP " + status + "\n");
        assertThat(server.exchanges().get(0).offset()).isEqualTo(-1);
        assertThat(server.bytesSentTwice(FILE)).isZero();
    }

    @Test
    void notModifiedHasNoBody() throws Exception {
        Received received = receive(StatusFaults.status(304));

        assertThat(received.body()).isEmpty();
        assertThat(received.header("Content-Length")).isEmpty();
    }

    @Test
    void retryAfterIsSecondsOrADateOrAnything() throws Exception {
        assertThat(receive(StatusFaults.retryAfter(503, 2)).header("Retry-After"))
                .hasValue("2");
        assertThat(receive(StatusFaults.retryAfter(429, 999_999_999L)).header("Retry-After"))
                .hasValue("999999999");
        assertThat(receive(StatusFaults.retryAfter(503, Instant.parse("2026-11-06T08:49:37Z")))
                        .header("Retry-After"))
                .hasValue("Fri, 06 Nov 2026 08:49:37 GMT");
        assertThat(receive(StatusFaults.retryAfter(503, "soon")).header("Retry-After"))
                .hasValue("soon");
    }

    @Test
    void headersCanBeAdded() throws Exception {
        Received received = receive(StatusFaults.status(500, Map.of("X-Request-Id", "7")));

        assertThat(received.header("X-Request-Id")).hasValue("7");
        assertThat(receive(StatusFaults.proxyAuthentication()).header("Proxy-Authenticate"))
                .hasValue("Basic realm=\"faulty\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "ftp://127.0.0.1/", "//[", "", "http://a b/"})
    void aRedirectLeadsAnywhere(String location) throws Exception {
        Received received = receive(RedirectFaults.redirect(307, location));

        assertThat(received.status()).isEqualTo(307);
        assertThat(received.header("Location")).hasValue(location);
    }

    @Test
    void aRedirectLeadsToAnotherServer() throws Exception {
        assertThat(receive(RedirectFaults.redirectTo(other)).header("Location"))
                .hasValue(other.uri(FILE).toString());
        assertThat(receive(RedirectFaults.redirect(URI.create("http://192.0.2.1/x")))
                        .header("Location"))
                .hasValue("http://192.0.2.1/x");
        assertThat(receive(RedirectFaults.redirectWithUserInfo(other)).header("Location"))
                .hasValue("http://user:secret@127.0.0.1:" + other.uri("/").getPort() + FILE);
    }

    @Test
    void aRedirectLeadsBack() throws Exception {
        assertThat(receive(RedirectFaults.redirectLoop()).header("Location")).hasValue(FILE);
        assertThat(receive(RedirectFaults.redirectForever()).header("Location")).hasValue(FILE + "?hop=2");
        assertThat(TestClient.send("GET " + FILE + "?hop=2 HTTP/1.1", server.uri("/"))
                        .header("Location"))
                .hasValue(FILE + "?hop=3");
    }

    private Received receive(Fault fault, String... headers) throws IOException {
        server.heal();
        server.inject(FILE, Schedule.always(fault));
        return TestClient.get(server.uri(FILE), headers);
    }
}
