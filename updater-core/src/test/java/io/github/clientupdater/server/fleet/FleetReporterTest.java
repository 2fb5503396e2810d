package io.github.clientupdater.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.report.UpdateReporter.Stage;
import io.github.clientupdater.report.UpdateReporter.Status;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statuses, as the server gets them. */
class FleetReporterTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long SIZE = 1000;

    @StartStop
    final MockWebServer web = new MockWebServer();

    @TempDir
    Path workDir;

    /** What the server answers, in turn; then always 200. */
    private final Deque<MockResponse> answers = new ArrayDeque<>();

    private final ConcurrentLinkedQueue<RecordedRequest> asked = new ConcurrentLinkedQueue<>();
    private final Deque<String> tokens = new ArrayDeque<>(List.of("old", "new"));

    @BeforeEach
    void serve() {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request);
                synchronized (answers) {
                    return answers.isEmpty() ? status(200) : answers.removeFirst();
                }
            }
        });
    }

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).body("{}").build();
    }

    private void answers(MockResponse... next) {
        synchronized (answers) {
            answers.addAll(List.of(next));
        }
    }

    /** As often as anybody may try: once when it is added, and once more for each further wish. */
    private static MockResponse[] always(int code) {
        return Collections.nCopies(20, status(code)).toArray(MockResponse[]::new);
    }

    private void answersNormally() {
        synchronized (answers) {
            answers.clear();
        }
        asked.clear();
    }

    private UpdateReporter reporter() {
        return server(web.url("/").toString()).reporter();
    }

    private FleetServer server(String base) {
        return FleetServer.builder(URI.create(base), () -> tokens.size() > 1 ? tokens.removeFirst() : tokens.getFirst())
                .hardwareId("id-1")
                .build();
    }

    private HostApplication host(String version) {
        return HostApplication.builder("com.acme.app", version)
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    private static Release release(String session) {
        return Release.builder(Version.parse("1.1.0")).reference(session).build();
    }

    private Status status(Stage stage) {
        return status("s-1", stage, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Status failed(UpdateException failure) {
        return status("s-1", Stage.FAILED, Optional.empty(), Optional.empty(), Optional.of(failure));
    }

    private Status at(long done) {
        DownloadProgress progress = DownloadProgress.of(done, OptionalLong.of(SIZE));
        return status("s-1", Stage.DOWNLOADING, Optional.of(progress), Optional.empty(), Optional.empty());
    }

    private Status installed(Optional<Duration> duration) {
        return status("s-1", Stage.INSTALLED, Optional.empty(), duration, Optional.empty());
    }

    private Status status(
            String session,
            Stage stage,
            Optional<DownloadProgress> progress,
            Optional<Duration> duration,
            Optional<UpdateException> failure) {
        return new Status(
                host("1.0.0"),
                release(session),
                Version.parse("1.0.0"),
                stage,
                progress,
                duration,
                failure,
                Instant.EPOCH);
    }

    private List<String> told(UpdateReporter reporter, Status... statuses) throws UpdateException {
        for (Status status : statuses) reporter.report(status);
        reporter.flush(host("1.0.0"), LONG);
        return bodies();
    }

    private List<String> bodies() {
        return asked.stream().map(request -> request.getBody().utf8()).toList();
    }

    private static String body(String status, String details) {
        return "{\"sessionId\":\"s-1\",\"status\":\"" + status + "\"" + details + "}";
    }

    private static String downloading(int percent) {
        return body("DOWNLOADING", ",\"downloadPercent\":" + percent);
    }

    private List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.walk(workDir)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+"))
                    .toList();
        }
    }

    @Test
    void wholeUpdateIsToldInOrder() throws Exception {
        List<String> told = told(
                reporter(),
                status(Stage.DOWNLOADING),
                at(0),
                at(99),
                at(100),
                at(105),
                at(570),
                at(560),
                at(999),
                at(1000),
                status(Stage.VERIFIED),
                status(Stage.STAGED),
                status(Stage.INSTALLING));

        assertThat(told)
                .containsExactly(Stream.concat(
                                IntStream.rangeClosed(0, 10).mapToObj(tenth -> downloading(10 * tenth)),
                                Stream.of(body("DOWNLOADED", ""), body("INSTALLING", "")))
                        .toArray(String[]::new));
        RecordedRequest first = asked.peek();
        assertThat(first.getMethod() + " " + first.getTarget()).isEqualTo("POST /api/v1/updates/status");
        assertThat(first.getHeaders().get("Authorization")).isEqualTo("Bearer old");
        assertThat(first.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void processThatConfirmsTellsFirstWhatTheOneBeforeCouldNot() throws Exception {
        answers(always(503));
        told(reporter(), status(Stage.INSTALLING));
        answersNormally();

        UpdateReporter after = reporter();
        after.report(installed(Optional.of(Duration.ofMillis(41_200))));
        after.flush(host("1.1.0"), LONG);

        assertThat(bodies())
                .containsExactly(
                        body("INSTALLING", ""), body("COMPLETED", ",\"fromVersion\":\"1.0.0\",\"duration\":42"));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.2S, 1", "PT1S, 1", "PT61.5S, 62"})
    void durationIsInSeconds(Duration duration, int seconds) throws Exception {
        assertThat(told(reporter(), installed(Optional.of(duration))))
                .containsExactly(body("COMPLETED", ",\"fromVersion\":\"1.0.0\",\"duration\":" + seconds));
    }

    @Test
    void unknownDurationIsZero_asInTheDocument() throws Exception {
        assertThat(told(reporter(), installed(Optional.empty())))
                .containsExactly(body("COMPLETED", ",\"fromVersion\":\"1.0.0\",\"duration\":0"));
    }

    @Test
    void failureIsToldWithItsCode_andWithoutTheUsersDirectory() throws Exception {
        String home = System.getProperty("user.home", "");
        UpdateException failure = new UpdateException(Code.DISK_FULL, "no room below " + home + "/.local/state");

        assertThat(told(reporter(), failed(failure)))
                .containsExactly(body("FAILED", ",\"errorMessage\":\"DISK_FULL: no room below ~/.local/state\""));
    }

    @Test
    void longFailureIsCut() throws Exception {
        String told = told(reporter(), failed(new UpdateException(Code.UNEXPECTED, "x".repeat(5000))))
                .get(0);

        assertThat(told).hasSizeLessThan(600).contains("x…");
    }

    @Test
    void computerThatHasToBeRestartedFirstIsNotAFailure() throws Exception {
        assertThat(told(
                        reporter(),
                        status(Stage.INSTALLING),
                        failed(new UpdateException(Code.REBOOT_REQUIRED, "restart first"))))
                .containsExactly(body("INSTALLING", ""));
    }

    @Test
    void cancelledSessionHasFailed() throws Exception {
        assertThat(told(reporter(), status(Stage.DOWNLOADING), status(Stage.CANCELLED)))
                .containsExactly(
                        downloading(0),
                        body("FAILED", ",\"errorMessage\":\"CANCELLED: the update was cancelled on this device\""));
    }

    @Test
    void whatWasToBeInstalledAtThisStart_andIsCancelled_hasFailed() throws Exception {
        assertThat(told(reporter(), status(Stage.STAGED), status(Stage.CANCELLED)))
                .singleElement()
                .asString()
                .contains("\"FAILED\"", "CANCELLED: ");
    }

    @Test
    void sessionThatNeverBeganIsNotToldOf() throws Exception {
        assertThat(told(reporter(), status(Stage.DECLINED), status(Stage.CANCELLED)))
                .isEmpty();
    }

    @Test
    void withoutSessionNothingIsTold() throws Exception {
        Status status = new Status(
                host("1.0.0"),
                Release.builder(Version.parse("1.1.0")).build(),
                Version.parse("1.0.0"),
                Stage.INSTALLING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);

        assertThat(told(reporter(), status)).isEmpty();
    }

    @Test
    void nextSessionBeginsAnew() throws Exception {
        UpdateReporter reporter = reporter();
        told(reporter, status(Stage.DOWNLOADING), at(1000));

        reporter.report(status("s-2", Stage.DOWNLOADING, Optional.empty(), Optional.empty(), Optional.empty()));
        reporter.flush(host("1.0.0"), LONG);

        assertThat(bodies())
                .last()
                .isEqualTo("{\"sessionId\":\"s-2\",\"status\":\"DOWNLOADING\",\"downloadPercent\":0}");
    }

    @Test
    void downloadOfUnknownSizeIsToldOnce() throws Exception {
        DownloadProgress progress = DownloadProgress.of(500, OptionalLong.empty());
        Status some = status("s-1", Stage.DOWNLOADING, Optional.of(progress), Optional.empty(), Optional.empty());

        assertThat(told(reporter(), status(Stage.DOWNLOADING), some, some)).containsExactly(downloading(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 409, 410, 413, 415, 422})
    void whatTheServerWillNeverTakeIsGivenUp(int status) throws Exception {
        answers(status(status));

        assertThat(told(reporter(), status(Stage.VERIFIED), status(Stage.INSTALLING)))
                .containsExactly(body("DOWNLOADED", ""), body("INSTALLING", ""));
        assertThat(waiting()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 408, 429, 500, 503, 304})
    void whatItMayTakeLaterStays_inOrder(int status) throws Exception {
        answers(always(status));
        UpdateReporter reporter = reporter();
        told(reporter, status(Stage.VERIFIED), status(Stage.INSTALLING));
        assertThat(bodies()).isNotEmpty().allMatch(body("DOWNLOADED", "")::equals);
        assertThat(waiting()).hasSize(2);
        answersNormally();

        reporter.flush(host("1.0.0"), LONG);

        assertThat(bodies()).containsExactly(body("DOWNLOADED", ""), body("INSTALLING", ""));
    }

    @Test
    void tokenIsAskedForAgainAfter401_andWithoutANewOneTheStatusStays() throws Exception {
        answers(status(401), status(200));
        UpdateReporter reporter = reporter();
        told(reporter, status(Stage.VERIFIED));
        answers(always(401));
        told(reporter, status(Stage.INSTALLING));

        List<String> sent = new ArrayList<>();
        asked.forEach(request -> sent.add(request.getHeaders().get("Authorization")));
        assertThat(sent).startsWith("Bearer old", "Bearer new", "Bearer new");
        assertThat(sent.subList(1, sent.size())).containsOnly("Bearer new");
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void serverThatIsAwayDelaysNothing() throws Exception {
        UpdateReporter reporter = reporter();
        web.close();

        reporter.report(status(Stage.VERIFIED));
        reporter.flush(host("1.0.0"), LONG);

        assertThat(waiting()).hasSize(1);
    }

    @Test
    void otherServerHearsNothingOfTheFirstOnesSessions() throws Exception {
        answers(always(503));
        told(reporter(), status(Stage.VERIFIED));
        answersNormally();

        server(web.url("/other").toString()).reporter().flush(host("1.0.0"), LONG);

        assertThat(asked).isEmpty();
        assertThat(waiting()).hasSize(1);
    }
}
