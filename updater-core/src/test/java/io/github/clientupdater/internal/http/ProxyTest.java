package io.github.clientupdater.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy between us and the server, with and without a login. */
class ProxyTest {
    private static final URI PLAIN = URI.create("http://127.0.0.1:9/latest.json");
    private static final URI SECURE = URI.create("https://updates.example/latest.json");

    private final MockWebServer proxy = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        proxy.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
        Authenticator.setDefault(null);
    }

    private static MockResponse loginWanted() {
        return new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"office\"")
                .build();
    }

    private OkHttpClient.Builder behindTheProxy(Map<String, String> environment) {
        SystemProxies logins = new SystemProxies(new EnvironmentProxies(environment));
        InetSocketAddress address = InetSocketAddress.createUnresolved("localhost", proxy.getPort());
        return new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, address))
                .proxyAuthenticator(logins);
    }

    private static HttpReply ask(OkHttpClient client, URI uri, HttpPurpose purpose) throws UpdateException {
        HttpFetch fetch = new HttpFetch(uri, Map.of(), purpose, Duration.ofSeconds(10));
        return Http.through(client).open(fetch, new Cancellation());
    }

    @Test
    void loginThatNobodyHasIsToldAsThat() {
        proxy.enqueue(loginWanted());

        assertThatThrownBy(() -> ask(behindTheProxy(Map.of()).build(), PLAIN, HttpPurpose.CHECK))
                .isInstanceOfSatisfying(UpdateException.class, e -> {
                    assertThat(e.code()).isEqualTo(Code.SOURCE_PROXY_AUTHENTICATION);
                    assertThat(e).hasMessageContaining("the proxy before http://127.0.0.1:9/latest.json");
                });
    }

    @Test
    void loginThatNobodyHasIsToldBeforeATunnelToo() {
        proxy.enqueue(loginWanted());

        assertThatThrownBy(() -> ask(behindTheProxy(Map.of()).build(), SECURE, HttpPurpose.DOWNLOAD))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.DOWNLOAD_PROXY_AUTHENTICATION));
        assertThat(proxy.getRequestCount()).isEqualTo(1);
    }

    @Test
    void loginOfTheEnvironmentIsUsed() throws Exception {
        proxy.enqueue(loginWanted());
        proxy.enqueue(new MockResponse.Builder().body("{}").build());
        Map<String, String> environment = Map.of("http_proxy", "http://ann:s%3Acret@localhost:" + proxy.getPort());

        try (HttpReply reply = ask(behindTheProxy(environment).build(), PLAIN, HttpPurpose.CHECK)) {
            assertThat(reply.status()).isEqualTo(200);
        }
        proxy.takeRequest();
        RecordedRequest second = proxy.takeRequest();
        assertThat(second.getHeaders().get("Proxy-Authorization")).isEqualTo(Credentials.basic("ann", "s:cret"));
    }

    @Test
    void loginOfTheJvmIsUsed() throws Exception {
        proxy.enqueue(loginWanted());
        proxy.enqueue(new MockResponse.Builder().body("{}").build());
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                boolean asked = getRequestorType() == RequestorType.PROXY && getRequestingPort() == proxy.getPort();
                return new PasswordAuthentication(asked ? "bob" : "wrong", "pw".toCharArray());
            }
        });

        try (HttpReply reply = ask(behindTheProxy(Map.of()).build(), PLAIN, HttpPurpose.CHECK)) {
            assertThat(reply.status()).isEqualTo(200);
        }
        proxy.takeRequest();
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization"))
                .isEqualTo(Credentials.basic("bob", "pw"));
    }

    @Test
    void refusedLoginIsNotRepeated() {
        proxy.enqueue(loginWanted());
        proxy.enqueue(loginWanted());
        Map<String, String> environment = Map.of("http_proxy", "http://ann:wrong@localhost:" + proxy.getPort());

        assertThatThrownBy(() -> ask(behindTheProxy(environment).build(), PLAIN, HttpPurpose.CHECK))
                .isInstanceOfSatisfying(UpdateException.class, e -> {
                    assertThat(e.code()).isEqualTo(Code.SOURCE_PROXY_AUTHENTICATION);
                    assertThat(e.getMessage()).doesNotContain("wrong", "ann");
                });
        assertThat(proxy.getRequestCount()).isEqualTo(2);
    }

    @Test
    void tunnelLeadsToTheServer() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("updates.example")
                .build();
        HandshakeCertificates server =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        HandshakeCertificates trusting = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        proxy.useHttps(server.sslSocketFactory());
        proxy.enqueue(loginWanted().newBuilder().inTunnel().build());
        proxy.enqueue(new MockResponse.Builder().inTunnel().build());
        proxy.enqueue(new MockResponse.Builder().body("{}").build());
        Map<String, String> environment = Map.of("https_proxy", "http://ann:secret@localhost:" + proxy.getPort());
        OkHttpClient client = behindTheProxy(environment)
                .sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager())
                .build();

        try (HttpReply reply = ask(client, SECURE, HttpPurpose.CHECK)) {
            assertThat(reply.readAll(10)).asString().isEqualTo("{}");
        }
        proxy.takeRequest();
        proxy.takeRequest();
        RecordedRequest inside = proxy.takeRequest();
        assertThat(inside.getHeaders().get("Proxy-Authorization")).isNull(); // The server must not see it.
    }

    @ParameterizedTest
    @CsvSource({
        "https://updates.example/a, secure.example:3128",
        "http://updates.example/a, plain.example:80",
        "https://sub.internal.example/a, ",
        "https://internal.example/a, ",
        "https://notinternal.example/a, secure.example:3128",
        "https://ported.example:8443/a, ",
        "https://ported.example/a, secure.example:3128",
        "https://localhost/a, ",
        "http://127.0.0.1:8080/a, ",
    })
    void environmentSaysWhomToAsk(URI target, String expected) {
        EnvironmentProxies proxies = new EnvironmentProxies(Map.of(
                "https_proxy", "secure.example:3128",
                "http_proxy", "http://plain.example",
                "HTTP_PROXY", "http://never.example",
                "no_proxy", " .internal.example, ported.example:8443,"));

        assertThat(proxies.proxyFor(target)
                        .map(proxy -> proxy.address().toString().replace("/<unresolved>", "")))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void starMeansNoProxyAtAll() {
        EnvironmentProxies proxies = new EnvironmentProxies(Map.of("all_proxy", "p.example:1", "NO_PROXY", "*"));

        assertThat(proxies.proxyFor(SECURE)).isEmpty();
    }

    @Test
    void socksIsUnderstood() {
        EnvironmentProxies proxies = new EnvironmentProxies(Map.of("ALL_PROXY", "socks5h://s.example"));

        assertThat(proxies.proxyFor(SECURE)).hasValueSatisfying(proxy -> {
            assertThat(proxy.type()).isEqualTo(Proxy.Type.SOCKS);
            assertThat(((InetSocketAddress) proxy.address()).getPort()).isEqualTo(1080);
        });
    }

    @Test
    void rubbishInTheEnvironmentIsIgnored() {
        EnvironmentProxies proxies = new EnvironmentProxies(Map.of("https_proxy", "http://a b:c@:x"));

        assertThat(new SystemProxies(proxies).select(SECURE)).isEqualTo(List.of(Proxy.NO_PROXY));
    }
}
