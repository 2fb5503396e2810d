package io.github.clientupdater.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {
    @StartStop
    final MockWebServer server = new MockWebServer();

    @StartStop
    final MockWebServer other = new MockWebServer();

    private final Http http = Http.standard();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void redirectWithABlankIsFollowedAsBrowsersDo() throws Exception {
        server.enqueue(redirect("/App 1.zip"));
        server.enqueue(new MockResponse.Builder().body("here").build());

        assertThat(body(fetch(Map.of()))).isEqualTo("here");
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/App%201.zip");
    }

    @Test
    void redirectIsFollowed() throws Exception {
        server.enqueue(redirect("/moved?x=1"));
        server.enqueue(new MockResponse.Builder().body("here").build());

        assertThat(body(fetch(Map.of()))).isEqualTo("here");
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/moved?x=1");
    }

    @Test
    void headersStayAtTheirOrigin() throws Exception {
        server.enqueue(redirect("/again"));
        server.enqueue(redirect(other.url("/there").toString()));
        other.enqueue(new MockResponse.Builder().body("there").build());
        Map<String, String> secrets = Map.of(
                "Authorization", "Bearer s3cret", "X-Api-Key", "s3cret", "Cookie", "s3cret", "If-None-Match", "s3cret");

        assertThat(body(fetch(secrets))).isEqualTo("there");

        assertThat(server.takeRequest().getHeaders().get("X-Api-Key")).isEqualTo("s3cret");
        assertThat(server.takeRequest().getHeaders().get("X-Api-Key")).isEqualTo("s3cret");
        assertThat(other.takeRequest().getHeaders().toString()).doesNotContain("s3cret");
    }

    @Test
    void headersComeBackWithTheirOrigin() throws Exception {
        server.enqueue(redirect(other.url("/there").toString()));
        other.enqueue(redirect(server.url("/home").toString()));
        server.enqueue(new MockResponse.Builder().body("home").build());

        assertThat(body(fetch(Map.of("X-Api-Key", "s3cret")))).isEqualTo("home");
        assertThat(other.takeRequest().getHeaders().get("X-Api-Key")).isNull();
    }

    @Test
    void endlessRedirectsEndAfterFive() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return redirect(request.getTarget().equals("/a") ? "/b" : "/a");
            }
        });

        assertThat(failure(fetch(Map.of())).code()).isEqualTo(Code.SOURCE_REJECTED);
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://updates.acme.example/",
                "file:///etc/passwd",
                "ftp://localhost/",
                "jar:file:///x!/y",
                "https://user:pw@localhost/",
                "javascript:alert(1)"
            })
    void redirectToWhatMustNotBeAskedIsRefused(String target) {
        server.enqueue(redirect(target));

        assertThat(failure(fetch(Map.of()))).satisfies(e -> {
            assertThat(e.code()).isEqualTo(Code.SOURCE_INSECURE);
            assertThat(e).hasMessageNotContaining("pw");
        });
    }

    @Test
    void httpsNeverBecomesHttp() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HandshakeCertificates serverSide =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        HandshakeCertificates clientSide = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        server.useHttps(serverSide.sslSocketFactory());
        server.enqueue(redirect(other.url("/plain").toString()));
        Http trusting = Http.through(new OkHttpClient.Builder()
                .sslSocketFactory(clientSide.sslSocketFactory(), clientSide.trustManager())
                .build());
        URI https = URI.create("https://localhost:" + server.getPort() + "/");

        UpdateException failure = catchThrowableOfType(
                UpdateException.class,
                () -> trusting.open(new HttpFetch(https, Map.of(), HttpPurpose.DOWNLOAD, Duration.ZERO), cancellation));

        assertThat(failure.code()).isEqualTo(Code.DOWNLOAD_INSECURE);
        assertThat(other.getRequestCount()).isZero();
    }

    @Test
    void unknownCertificateIsATlsFailure() {
        HandshakeCertificates selfSigned = new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("localhost")
                        .build())
                .build();
        server.useHttps(selfSigned.sslSocketFactory());
        server.enqueue(new MockResponse.Builder().build());

        assertThat(failure(fetch(Map.of())).code()).isEqualTo(Code.SOURCE_TLS);
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(failure(fetch(URI.create("http://127.0.0.1:" + port + "/"), Duration.ZERO)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(Code.SOURCE_UNREACHABLE));
    }

    @Test
    void unknownNameIsUnreachable() {
        UpdateException failure =
                failure(fetch(URI.create("https://does-not-exist.invalid/x?token=s3cret"), Duration.ZERO));

        assertThat(failure.code()).isEqualTo(Code.SOURCE_UNREACHABLE);
        assertThat(failure).hasMessageContaining("does-not-exist.invalid").hasMessageNotContaining("s3cret");
    }

    @Test
    void slowHeadersMeetTheDeadline() {
        server.enqueue(
                new MockResponse.Builder().headersDelay(30, TimeUnit.SECONDS).build());

        assertThat(failure(fetch(server.url("/").uri(), Duration.ofMillis(200))).code())
                .isEqualTo(Code.SOURCE_TIMEOUT);
    }

    @Test
    void endlessBodyMeetsTheDeadline() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(900))
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());

        assertThat(failure(fetch(server.url("/").uri(), Duration.ofMillis(300))).code())
                .isEqualTo(Code.SOURCE_TIMEOUT);
    }

    @Test
    void deadlineCountsAcrossRedirects() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return redirect("/x")
                        .newBuilder()
                        .headersDelay(150, TimeUnit.MILLISECONDS)
                        .build();
            }
        });

        assertThat(failure(fetch(server.url("/").uri(), Duration.ofMillis(300))).code())
                .isEqualTo(Code.SOURCE_TIMEOUT);
    }

    @Test
    void brokenOffBodyIsAFailure() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(900))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThat(failure(fetch(Map.of())).code()).isIn(Code.SOURCE_FAILED, Code.SOURCE_UNREACHABLE);
    }

    @Test
    void compressedAnswerNobodyAskedForIsRefused() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body("x")
                .build());

        assertThat(failure(fetch(Map.of())).code()).isEqualTo(Code.SOURCE_FAILED);
    }

    @Test
    void announcedLengthOverTheLimitIsRefusedUnread() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(2000)).build());

        assertThat(failure(fetch(Map.of())).code()).isEqualTo(Code.FEED_TOO_LARGE);
    }

    @Test
    void unannouncedLengthOverTheLimitIsRefused() {
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(2000), 100).build());

        assertThat(failure(fetch(Map.of())).code()).isEqualTo(Code.FEED_TOO_LARGE);
    }

    @Test
    void headerThatCannotBeSentIsRefused_withoutItsValue() {
        assertThat(failure(fetch(Map.of("X-Api-Key", "s3cret\r\nX: y")))).satisfies(e -> {
            assertThat(e.code()).isEqualTo(Code.SOURCE_REJECTED);
            assertThat(e).hasMessageNotContaining("s3cret");
        });
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void cancellingEndsTheWait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.countDown();
                return new MockResponse.Builder()
                        .headersDelay(30, TimeUnit.SECONDS)
                        .build();
            }
        });
        Thread canceller = new Thread(() -> {
            try {
                asked.await();
                cancellation.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        canceller.start();

        assertThatThrownBy(() -> body(fetch(Map.of()))).isInstanceOf(CancellationException.class);
        canceller.join();
    }

    @Test
    void interruptingIsCancelling() {
        server.enqueue(new MockResponse.Builder().body("never read").build());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> body(fetch(Map.of()))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void notModifiedFromWhomNobodyAskedIsAFailure() {
        server.enqueue(redirect(other.url("/there").toString()));
        other.enqueue(new MockResponse.Builder().code(304).build());

        assertThat(failure(fetch(Map.of("If-None-Match", "\"x\""))).code()).isEqualTo(Code.SOURCE_FAILED);
    }

    @Test
    void redirectToNowhereIsAFailure() {
        server.enqueue(new MockResponse.Builder().code(302).build());

        assertThat(failure(fetch(Map.of())).code()).isEqualTo(Code.SOURCE_FAILED);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void redirectToAnotherQueryKeepsThePath() throws Exception {
        server.enqueue(redirect("?token=1"));
        server.enqueue(new MockResponse.Builder().body("here").build());

        body(fetch(server.url("/dir/m.json").uri(), Duration.ofSeconds(20)));

        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/dir/m.json?token=1");
    }

    @Test
    void negativeLengthIsAFailure() {
        server.enqueue(
                new MockResponse.Builder().setHeader("Content-Length", "-5").build());

        assertThat(failure(fetch(Map.of())).code()).isEqualTo(Code.SOURCE_FAILED);
    }

    @Test
    void answerThatIsNotHttpIsAFailure() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                for (int i = 0; i < 2; i++) {
                    try (var connection = socket.accept()) {
                        connection
                                .getOutputStream()
                                .write("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        return; // The test is over.
                    }
                }
            });
            answering.start();

            UpdateException failure = failure(
                    fetch(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"), Duration.ofSeconds(20)));

            assertThat(failure.code()).isIn(Code.SOURCE_FAILED, Code.SOURCE_UNREACHABLE);
        }
    }

    private static MockResponse redirect(String target) {
        return new MockResponse.Builder()
                .code(302)
                .addHeader("Location", target)
                .build();
    }

    private HttpFetch fetch(Map<String, String> headers) {
        return new HttpFetch(server.url("/").uri(), headers, HttpPurpose.CHECK, Duration.ofSeconds(20));
    }

    private static HttpFetch fetch(URI uri, Duration deadline) {
        return new HttpFetch(uri, Map.of(), HttpPurpose.CHECK, deadline);
    }

    private String body(HttpFetch fetch) throws UpdateException {
        try (HttpReply reply = http.open(fetch, cancellation)) {
            return new String(reply.readAll(1000), StandardCharsets.UTF_8);
        }
    }

    private UpdateException failure(HttpFetch fetch) {
        return catchThrowableOfType(UpdateException.class, () -> body(fetch));
    }
}
