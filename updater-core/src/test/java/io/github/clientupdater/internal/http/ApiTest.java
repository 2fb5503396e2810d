package io.github.clientupdater.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @StartStop
    final MockWebServer server = new MockWebServer();

    @StartStop
    final MockWebServer other = new MockWebServer();

    private final Deque<String> tokens = new ArrayDeque<>(List.of("old", "new"));

    private final Credentials bearer = new Credentials() {
        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + tokens.getFirst());
        }

        @Override
        public boolean refused() {
            tokens.removeFirst();
            return !tokens.isEmpty();
        }
    };

    private Api api(String path) {
        return new Api(server.url(path).uri(), bearer, Http.standard(), DEADLINE);
    }

    private static void answer(MockWebServer by, int status, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body("{}");
        for (int i = 0; i < headers.length; i += 2) response.setHeader(headers[i], headers[i + 1]);
        by.enqueue(response.build());
    }

    private HttpReply post(String json) throws UpdateException {
        Api api = api("/");
        return api.post(api.uri(List.of("a"), Map.of()), json, new Cancellation());
    }

    @ParameterizedTest
    @CsvSource({"/, /x%2Fy/z?q=a%20b%26c", "/base, /base/x%2Fy/z?q=a%20b%26c", "/base/, /base/x%2Fy/z?q=a%20b%26c"})
    void addressesAreBelowTheServersAndEncoded(String base, String target) throws Exception {
        answer(server, 200);
        Api api = api(base);

        api.get(api.uri(List.of("x/y", "z"), Map.of("q", "a b&c")), Map.of(), new Cancellation())
                .close();

        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo(target);
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer old");
    }

    @Test
    void jsonIsPosted_andAskedAgainOnceWithWhatIsNewAfter401() throws Exception {
        answer(server, 401);
        answer(server, 201);

        post("{\"é\": 1}").close();

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer old");
        RecordedRequest second = server.takeRequest();
        assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer new");
        assertThat(second.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(second.getBody().utf8()).isEqualTo("{\"é\": 1}");
    }

    @Test
    void second401IsAnAnswer() {
        answer(server, 401);
        answer(server, 401);

        assertThatThrownBy(() -> post("{}")).hasMessageContaining("HTTP 401");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void redirectTurnsNoMessageIntoAQuestion(int status) {
        answer(server, status, "Location", server.url("/elsewhere").toString());

        assertThat(catchThrowableOfType(UpdateException.class, () -> post("{}")).code())
                .isEqualTo(Code.SOURCE_REJECTED);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void messageAndCredentialsStayAtTheirOrigin() {
        answer(server, 307, "Location", other.url("/").toString());

        assertThat(catchThrowableOfType(UpdateException.class, () -> post("{\"secret\": 1}"))
                        .code())
                .isEqualTo(Code.SOURCE_REJECTED);
        assertThat(other.getRequestCount()).isZero();
    }

    @Test
    void messageIsSentAgainWithinTheOrigin() throws Exception {
        answer(server, 308, "Location", "/moved");
        answer(server, 200);

        post("{\"a\": 1}").close();

        server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getMethod()).isEqualTo("POST");
        assertThat(second.getTarget()).isEqualTo("/moved");
        assertThat(second.getBody().utf8()).isEqualTo("{\"a\": 1}");
    }

    @Test
    void busyServerSaysWhenToComeBack() {
        answer(server, 429, "Retry-After", "120");

        UpdateException failure = catchThrowableOfType(UpdateException.class, () -> post("{}"));

        assertThat(failure.code()).isEqualTo(Code.SOURCE_FAILED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(120));
    }

    @Test
    void credentialsForAFileGoToTheOwnOriginOnly() throws Exception {
        Api api = api("/");

        assertThat(api.headersForFile(server.url("/file").uri())).containsKey("Authorization");
        assertThat(api.headersForFile(other.url("/file").uri())).isEmpty();
        assertThat(catchThrowableOfType(
                                UpdateException.class,
                                () -> api.headersForFile(URI.create("http://updates.acme.example/file")))
                        .code())
                .isEqualTo(Code.DOWNLOAD_INSECURE);
    }

    @Test
    void plainHttpIsForThisMachine() {
        assertThatThrownBy(() -> new Api(URI.create("http://acme.example/"), bearer, Http.standard(), DEADLINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }
}
