package io.github.clientupdater.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdatePolicy;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.Trust;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every dialect has to do with the answer to a check, honest or not. A dialect is done when this passes.
 * The application that asks is version 1.0.0 on Linux x64.
 */
public abstract class UpdateServerContract {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration IMPATIENT = Duration.ofMillis(400);

    /** Speaks the dialect. */
    @StartStop
    protected final MockWebServer web = new MockWebServer();

    @StartStop
    private final MockWebServer elsewhere = new MockWebServer();

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch asked = new CountDownLatch(1);

    @TempDir
    Path workDir;

    private MockResponse check = new MockResponse.Builder().code(500).build();

    /** Returns the dialect's server at {@code base}, with credentials where it has some. */
    protected abstract UpdateServer server(URI base, Duration deadline);

    /** Returns whether {@code request} is the check itself. */
    protected abstract boolean isCheck(RecordedRequest request);

    /** Returns the answer to what a dialect asks beside the check; all of it in order. */
    protected Optional<MockResponse> aside(RecordedRequest request) {
        return Optional.empty();
    }

    /** Returns the JSON object that announces {@code version} with a file for Linux x64, all fields filled. */
    protected abstract String announces(String version);

    /** Returns one that announces {@code version} with files for other platforms only; empty if none can. */
    protected abstract Optional<String> announcesForOthers(String version);

    /** Returns the names of the fields without which the announcement means nothing. */
    protected abstract Set<String> required();

    /** Returns the names of the fields that may be missing, but have to be of the right type. */
    protected abstract Set<String> optional();

    /** Returns what may be sent to the server's origin only, and never be read anywhere. */
    protected abstract List<String> secrets();

    @BeforeEach
    void serve() {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (!isCheck(request)) return aside(request).orElseGet(() -> status(404));
                asked.countDown();
                return check;
            }
        });
    }

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private HostApplication host() {
        return HostApplication.builder("com.acme.app", "1.0.0")
                .platform(Platform.parse("linux-x64"))
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    private Decision decision(String body) throws UpdateException {
        check = json(body);
        return decide(PATIENT);
    }

    private Decision decide(Duration deadline) throws UpdateException {
        Instant now = Instant.parse("2026-11-28T12:00:00Z");
        Inquiry inquiry = new Inquiry(host(), Trust.dangerouslyNone(), new FakeStateStore(), now, cancellation);
        UpdateServer server = server(web.url("/").uri(), deadline);
        return UpdatePolicy.newestOnChannel()
                .decide(
                        server.source().fetch(inquiry),
                        new UpdatePolicy.Context(host(), UpdateTrigger.USER, now, "", Set.of(), Set.of(), Set.of()));
    }

    private UpdateException failure(String body) {
        check = json(body);
        return failure(PATIENT);
    }

    private UpdateException failure(Duration deadline) {
        UpdateException failure = catchThrowableOfType(UpdateException.class, () -> decide(deadline));
        assertThat(failure).isNotNull();
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain(secrets());
        return failure;
    }

    @Test
    void newerVersionIsAvailable() throws Exception {
        assertThat(decision(announces("1.1.0")))
                .isInstanceOfSatisfying(
                        Decision.Available.class,
                        update -> assertThat(update.release().version()).hasToString("1.1.0"));
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, ON_LATEST", "0.9.9, AHEAD_OF_FEED"})
    void sameOrOlderVersionIsNone_whateverTheServerThinks(String version, Decision.Reason reason) throws Exception {
        assertThat(decision(announces(version))).isEqualTo(new Decision.UpToDate(reason));
    }

    @Test
    void versionForOthersIsNone() throws Exception {
        Optional<String> forOthers = announcesForOthers("1.1.0");
        String announcement = forOthers.orElseGet(() -> announces("1.1.0")); // What runs everywhere is for us, too.

        assertThat(decision(announcement) instanceof Decision.Available).isEqualTo(forOthers.isEmpty());
    }

    @Test
    void unknownFieldIsIgnored() throws Exception {
        ObjectNode more = object(announces("1.1.0"));
        more.putObject("something_new").putArray("a").add(1);

        assertThat(decision(more.toString())).isInstanceOf(Decision.Available.class);
    }

    @TestFactory
    Stream<DynamicTest> missingFieldIsNamed() {
        return required().stream()
                .map(field -> DynamicTest.dynamicTest(field, () -> {
                    ObjectNode less = object(announces("1.1.0"));
                    assertThat(less.remove(field)).isNotNull();

                    assertThat(failure(less.toString())).satisfies(e -> {
                        assertThat(e.code()).isEqualTo(Code.FEED_MALFORMED);
                        assertThat(e).hasMessageContaining("\"" + field + "\"");
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> fieldThatMayBeMissingMayAlsoBeNull() {
        return optional().stream()
                .flatMap(field -> Stream.of(true, false)
                        .map(isNull -> DynamicTest.dynamicTest(field + (isNull ? " null" : " missing"), () -> {
                            ObjectNode less = object(announces("1.1.0"));
                            if (isNull) less.putNull(field);
                            else less.remove(field);

                            assertThat(decision(less.toString())).isInstanceOf(Decision.Available.class);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> fieldOfAnotherTypeIsNamed() {
        return Stream.concat(required().stream(), optional().stream())
                .map(field -> DynamicTest.dynamicTest(field, () -> {
                    ObjectNode other = object(announces("1.1.0"));
                    if (other.path(field).isObject()) other.put(field, 5);
                    else other.putObject(field).put("x", 1);

                    assertThat(failure(other.toString())).satisfies(e -> {
                        assertThat(e.code()).isEqualTo(Code.FEED_MALFORMED);
                        assertThat(e).hasMessageContaining("\"" + field + "\"");
                    });
                }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "5", "{\"version\": \"1.1.0\"", "<html>Please log in</html>", "''", "{} {}"})
    void whatIsNoObjectIsMalformed(String body) {
        assertThat(failure(body).code()).isEqualTo(Code.FEED_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "204, SOURCE_FAILED",
        "401, SOURCE_REJECTED",
        "403, SOURCE_REJECTED",
        "404, SOURCE_REJECTED",
        "429, SOURCE_FAILED",
        "500, SOURCE_FAILED",
        "503, SOURCE_FAILED"
    })
    void statusIsAFailure_neverNoUpdate(int status, Code code) {
        check = status(status);

        assertThat(failure(PATIENT).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void busyServerSaysWhenToComeBack(int status) {
        check = new MockResponse.Builder()
                .code(status)
                .setHeader("Retry-After", "77")
                .build();

        assertThat(failure(PATIENT).retryAfter()).contains(Duration.ofSeconds(77));
    }

    @Test
    void slowAnswerIsATimeout() {
        check = new MockResponse.Builder()
                .headersDelay(1, TimeUnit.MINUTES)
                .body("{}")
                .build();

        assertThat(failure(IMPATIENT).code()).isEqualTo(Code.SOURCE_TIMEOUT);
    }

    @Test
    void answerThatBreaksOffIsAFailure() {
        check = new MockResponse.Builder()
                .body(announces("1.1.0"))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();

        assertThat(failure(PATIENT).code()).isIn(Code.SOURCE_FAILED, Code.SOURCE_UNREACHABLE); // Who notices first.
    }

    @Test
    void answerIsBounded() {
        check = json("{\"padding\": \"" + " ".repeat(16 * 1024 * 1024) + "\"}");

        assertThat(failure(PATIENT).code()).isEqualTo(Code.FEED_TOO_LARGE);
    }

    @Test
    void nothingSecretFollowsARedirectToAnotherOrigin() throws Exception {
        elsewhere.enqueue(json(announces("1.1.0")));
        check = new MockResponse.Builder()
                .code(302)
                .setHeader("Location", elsewhere.url("/there").toString())
                .build();

        assertThat(decide(PATIENT)).isInstanceOf(Decision.Available.class);

        RecordedRequest there = elsewhere.takeRequest();
        assertThat(there.getTarget() + "\n" + there.getHeaders()).doesNotContain(secrets());
    }

    @Test
    void waitingEndsAtOnceWhenCancelled() {
        check = new MockResponse.Builder()
                .headersDelay(1, TimeUnit.MINUTES)
                .body("{}")
                .build();
        Thread canceller = new Thread(() -> {
            try {
                if (asked.await(30, TimeUnit.SECONDS)) cancellation.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        canceller.start();

        assertThatThrownBy(() -> decide(Duration.ofMinutes(5))).isInstanceOf(CancellationException.class);
    }

    @Test
    void serverThatIsNotThereIsUnreachable() {
        URI gone = web.url("/").uri();
        web.close();
        UpdateServer server = server(gone, PATIENT);
        Inquiry inquiry =
                new Inquiry(host(), Trust.dangerouslyNone(), new FakeStateStore(), Instant.EPOCH, new Cancellation());

        assertThat(catchThrowableOfType(
                                UpdateException.class, () -> server.source().fetch(inquiry))
                        .code())
                .isEqualTo(Code.SOURCE_UNREACHABLE);
    }

    private static ObjectNode object(String json) throws Exception {
        return (ObjectNode) MAPPER.readTree(json);
    }
}
