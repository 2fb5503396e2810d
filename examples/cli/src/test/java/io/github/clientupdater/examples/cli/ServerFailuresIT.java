package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server is away, broken, or not the one that was meant. */
class ServerFailuresIT extends EndToEnd {
    @Test
    void serverDown() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String url = "http://localhost:" + port + "/latest.json";
        assertRefused(
                Cli.run(command("update", url, "--json", "--yes")), "SOURCE_UNREACHABLE", "cannot connect to " + url);
        assertInstallsNow();
    }

    @Test
    void nameThatDoesNotExist() throws IOException {
        String url = "https://does-not-exist.invalid/latest.json";
        assertRefused(
                Cli.run(command("update", url, "--json", "--yes")),
                "SOURCE_UNREACHABLE",
                "does-not-exist.invalid",
                "cannot be found");
        assertInstallsNow();
    }

    @Test
    void certificateThatNobodyKnows() throws IOException {
        HeldCertificate selfSigned = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HandshakeCertificates identity =
                new HandshakeCertificates.Builder().heldCertificate(selfSigned).build();
        try (Publisher tls = Publisher.startTls(identity.sslSocketFactory())) {
            tls.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
            assertRefused(
                    Cli.run(command("update", tls.url(Publisher.MANIFEST), "--json", "--yes")),
                    "SOURCE_TLS",
                    "no secure connection to https://localhost");
            assertThat(tls.requests(Publisher.MANIFEST)).isEmpty();
        }
        assertInstallsNow();
    }

    @Test
    void notFound() throws IOException {
        server.on(Publisher.MANIFEST, Publisher.status(404));
        assertRefused("SOURCE_REJECTED", "HTTP 404");
        assertInstallsNow();
    }

    @Test
    void serverError() throws IOException {
        server.on(Publisher.MANIFEST, Publisher.status(500));
        assertRefused("SOURCE_FAILED", "HTTP 500");
        assertInstallsNow();
    }

    @Test
    void webPageInsteadOfJson() throws IOException {
        server.on(Publisher.MANIFEST, Publisher.ok(Packages.bytes("<!DOCTYPE html><p>Log in to the Wi-Fi")));
        assertRefused("FEED_MALFORMED", "not valid JSON", "looks like a web page");
        assertInstallsNow();
    }

    @Test
    void emptyBody() throws IOException {
        server.on(Publisher.MANIFEST, Publisher.ok(new byte[0]));
        assertRefused("FEED_MALFORMED", "it is empty");
        assertInstallsNow();
    }

    @Test
    void fiftyMegabytesOfManifest() throws IOException {
        server.on(Publisher.MANIFEST, request -> Publisher.ok(new byte[50 * 1024 * 1024]));
        assertRefused("FEED_TOO_LARGE", "more than the allowed 1048576 bytes");
        assertInstallsNow();
    }

    @Test
    void fiftyMegabytesOfManifestWithoutItsLength() throws IOException {
        server.on(
                Publisher.MANIFEST,
                request -> new MockResponse.Builder()
                        .chunkedBody(new Buffer().write(new byte[50 * 1024 * 1024]), 8192)
                        .build());
        assertRefused("FEED_TOO_LARGE", "more than the allowed 1048576 bytes");
        assertInstallsNow();
    }

    @Test
    void manifestThatNeverEnds() throws IOException {
        server.on(
                Publisher.MANIFEST,
                request -> new MockResponse.Builder()
                        .body(new Buffer().write(new byte[100_000]))
                        .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                        .build());
        long start = System.nanoTime();
        assertRefused(Cli.run(update("--timeout", "3")), "SOURCE_TIMEOUT", "took too long");
        assertThat(System.nanoTime() - start).isBetween(seconds(3), seconds(20));
        assertInstallsNow();
    }

    @Test
    void serverThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://localhost:" + silent.getLocalPort() + "/latest.json";
            assertRefused(
                    Cli.run(command("update", url, "--json", "--yes", "--timeout", "3")),
                    "SOURCE_TIMEOUT",
                    "took too long");
        }
        assertInstallsNow();
    }

    @ParameterizedTest
    @CsvSource({"'SSH-2.0-OpenSSH_9.2\r\n'", "'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{'", "''"})
    void protocolThatIsNotHttp(String answer) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answerEveryone(socket, answer));
            thread.setDaemon(true);
            thread.start();
            String url = "http://localhost:" + socket.getLocalPort() + "/latest.json";
            assertRefused(Cli.run(command("update", url, "--json", "--yes")), "SOURCE_FAILED", "broke off its answer");
        }
        assertInstallsNow();
    }

    private static void answerEveryone(ServerSocket socket, String answer) {
        try {
            while (true) {
                try (Socket connection = socket.accept()) {
                    connection.getInputStream().read(new byte[4096]);
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    @Test
    void missingVersion() throws IOException {
        announceWithout("version");
        assertRefused("FEED_MALFORMED", "the field \"version\" is missing");
        assertInstallsNow();
    }

    @Test
    void badVersion() throws IOException {
        announceWith("version", "1.1.0 \u001b[2Jbeta");
        assertRefused("FEED_MALFORMED", "the field \"version\" cannot be read", "1.1.0 ?[2Jbeta");
        assertInstallsNow();
    }

    @ParameterizedTest
    @CsvSource({
        "version, 110, is not a text",
        "release_date, 2026, is not a text",
        "download_url, 7, is not a text",
        "changelog, 1, is neither a text nor a list of texts",
        "sha256, 1, is not a text",
    })
    void fieldOfAnotherType(String field, int value, String problem) throws IOException {
        announceWith(field, value);
        assertRefused(Cli.run(update()), "FEED_MALFORMED", "the field \"" + field + "\" " + problem);
        assertInstallsNow();
    }

    @Test
    void sizeThatIsNotANumber() throws IOException {
        announceWith("size", "a lot");
        assertRefused("FEED_MALFORMED", "the field \"size\" is not a whole number");
        assertInstallsNow();
    }

    @Test
    void checksumThatIsMissing() throws IOException {
        announceWithout("sha256");
        assertRefused("DIGEST_MISSING", "the server announced no SHA-256");
        assertInstallsNow();
    }

    @Test
    void redirectsWithoutEnd() throws IOException {
        server.on(Publisher.MANIFEST, Publisher.redirect(Publisher.MANIFEST));
        assertRefused("SOURCE_REJECTED", "redirects more than 5 times");
        assertInstallsNow();
    }

    @Test
    void redirectToPlainHttpElsewhere() throws IOException {
        server.on(Publisher.MANIFEST, Publisher.redirect("http://updates.example/latest.json"));
        assertRefused("SOURCE_INSECURE", "http://updates.example/latest.json", "https");
        assertInstallsNow();
    }

    private void announceWith(String field, Object value) throws IOException {
        Map<String, Object> manifest = manifest();
        manifest.put(field, value);
        server.announce(manifest);
    }

    private void announceWithout(String field) throws IOException {
        Map<String, Object> manifest = manifest();
        manifest.remove(field);
        server.announce(manifest);
    }

    private Map<String, Object> manifest() throws IOException {
        return new LinkedHashMap<>(server.manifest("1.1.0", "notes-1.1.0.zip", Packages.zip(next)));
    }

    private static long seconds(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
