package io.github.clientupdater.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.decision.UpdatePolicy;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.FakeStateStore;
import io.github.clientupdater.verify.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request and every field of the protocol's check and registration. */
class FleetServerTest {
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @StartStop
    final MockWebServer web = new MockWebServer();

    @StartStop
    final MockWebServer elsewhere = new MockWebServer();

    @TempDir
    Path workDir;

    private final FakeStateStore state = new FakeStateStore();
    private final Deque<String> tokens = new ArrayDeque<>(List.of("old", "new"));

    private FleetServer server() {
        return builder().build();
    }

    private FleetServer.Builder builder() {
        return FleetServer.builder(
                        web.url("/").uri(), () -> tokens.size() > 1 ? tokens.removeFirst() : tokens.getFirst())
                .hardwareId("id-1")
                .machineName("PC-User-01")
                .osVersion("Windows 10 22H2")
                .deadline(Duration.ofSeconds(10));
    }

    private HostApplication host(String version) {
        return HostApplication.builder("com.acme.app", version)
                .platform(Platform.parse("windows-x64"))
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    private Inquiry inquiry(String version) {
        return new Inquiry(host(version), Trust.checksumOnly(), state, Instant.EPOCH, new Cancellation());
    }

    private void answer(int status, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
        for (int i = 0; i < headers.length; i += 2) response.setHeader(headers[i], headers[i + 1]);
        web.enqueue(response.build());
    }

    private void answerToRegistration() {
        answer(201, "{}");
    }

    private static String update(String fields) {
        return "{\"updateAvailable\": true, \"version\": \"1.1.0\", \"downloadUrl\": \"/App-1.1.0.exe\"" + fields + "}";
    }

    private Release only(String body) throws UpdateException {
        if (state.toString().equals("{}")) answerToRegistration();
        answer(200, body);
        return server().source().fetch(inquiry("1.0.0")).releases().get(0);
    }

    private Decision decide(ReleaseFeed feed, String version) {
        return UpdatePolicy.newestOnChannel()
                .decide(
                        feed,
                        new UpdatePolicy.Context(
                                host(version), UpdateTrigger.STARTUP, Instant.EPOCH, "", Set.of(), Set.of(), Set.of()));
    }

    private List<String> targets() throws InterruptedException {
        List<String> targets = new ArrayList<>();
        int count = web.getRequestCount();
        for (int i = 0; i < count; i++) {
            RecordedRequest request = web.takeRequest();
            targets.add(request.getMethod() + " " + request.getTarget().replaceFirst("\\?.*", ""));
        }
        return targets;
    }

    @Test
    void registersAndAsks_asTheDocumentSays() throws Exception {
        only(update(""));

        RecordedRequest registration = web.takeRequest();
        assertThat(registration.getMethod() + " " + registration.getTarget())
                .isEqualTo("POST /api/v1/updates/register-device");
        assertThat(registration.getHeaders().get("Authorization")).isEqualTo("Bearer old");
        assertThat(registration.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(registration.getBody().utf8()).isEqualTo("""
                        {"hardwareId":"id-1","machineName":"PC-User-01","osVersion":"Windows 10 22H2","appVersion":"1.0.0"}""");
        RecordedRequest check = web.takeRequest();
        assertThat(check.getMethod() + " " + check.getTarget())
                .isEqualTo("GET /api/v1/updates/check?hardwareId=id-1&version=1.0.0&osVersion=Windows%2010%2022H2");
        assertThat(check.getHeaders().get("Authorization")).isEqualTo("Bearer old");
    }

    @Test
    void everyFieldOfTheAnswerArrives() throws Exception {
        Release release = only(
                update(
                        ", \"mandatory\": true, \"checksum\": \"" + SHA256
                                + "\", \"size\": 85632000, \"releaseNotes\": \"Nouvelles fonctionnalités...\", \"sessionId\": \"s-1\""));

        assertThat(release.version()).hasToString("1.1.0");
        assertThat(release.isMandatory()).isTrue();
        assertThat(release.notes().in(Locale.FRENCH)).containsExactly("Nouvelles fonctionnalités...");
        assertThat(release.reference()).contains("s-1");
        assertThat(release.artifacts()).singleElement().satisfies(artifact -> {
            assertThat(artifact.format()).isEqualTo(Format.EXE);
            assertThat(artifact.size()).hasValue(85632000);
            assertThat(artifact.digest()).get().hasToString("sha256:" + SHA256);
            assertThat(artifact.reference()).isEqualTo(web.url("/App-1.1.0.exe").toString());
        });
    }

    @Test
    void mandatoryUpdateLeavesNoChoice() throws Exception {
        answerToRegistration();
        answer(200, update(", \"mandatory\": true"));

        assertThat(decide(server().source().fetch(inquiry("1.0.0")), "1.0.0"))
                .isInstanceOfSatisfying(
                        Decision.Available.class,
                        update -> assertThat(update.importance()).isEqualTo(Importance.MANDATORY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "2.0.0-beta.1"})
    void nothingForThisDeviceMeansUpToDate(String version) throws Exception {
        answerToRegistration();
        answer(200, "{\"updateAvailable\": false}");

        assertThat(decide(server().source().fetch(inquiry(version)), version))
                .isEqualTo(new Decision.UpToDate(Reason.ON_LATEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "sha256-", "SHA256:"})
    void checksumMayNameItsAlgorithm(String prefix) throws Exception {
        Release release = only(update(", \"checksum\": \"" + prefix + SHA256.toUpperCase(Locale.ROOT) + "\""));

        assertThat(release.artifacts().get(0).digest()).get().hasToString("sha256:" + SHA256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"checksum\": \"sha256-hash\"",
                "\"checksum\": \"\"",
                "\"size\": -1",
                "\"version\": \"new\"",
                "\"downloadUrl\": \" \"",
                "\"downloadUrl\": \"http://[\""
            })
    void valueThatCannotBeReadIsNamed(String field) {
        String name = field.substring(1, field.indexOf('"', 1));
        String others =
                update("").replaceFirst("\"" + name + "\": \"[^\"]*\"(, )?", "").replaceFirst("(, )?}$", "");
        String body = others + ", " + field + "}";

        assertThatThrownBy(() -> only(body))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.FEED_MALFORMED))
                .hasMessageContaining("\"" + name + "\"");
    }

    @Test
    void deviceIsRegisteredOnce() throws Exception {
        answerToRegistration();
        answer(200, update(""));
        answer(200, update(""));

        server().source().fetch(inquiry("1.0.0"));
        server().source().fetch(inquiry("1.0.0")); // As after a restart.

        assertThat(targets())
                .containsExactly(
                        "POST /api/v1/updates/register-device",
                        "GET /api/v1/updates/check",
                        "GET /api/v1/updates/check");
        assertThat(state.toString()).doesNotContain("old", "new");
    }

    @Test
    void deviceIsRegisteredAgainWhenSomethingAboutItHasChanged() throws Exception {
        for (int i = 0; i < 4; i++) {
            answerToRegistration();
            answer(200, update(""));
        }

        server().source().fetch(inquiry("1.0.0"));
        server().source().fetch(inquiry("1.1.0"));
        builder().machineName("Caisse 3").build().source().fetch(inquiry("1.1.0"));
        URI moved = web.url("/moved/").uri();
        FleetServer.builder(moved, () -> "t")
                .hardwareId("id-1")
                .build()
                .source()
                .fetch(inquiry("1.1.0"));

        assertThat(targets().stream().filter(target -> target.startsWith("POST")))
                .containsExactly(
                        "POST /api/v1/updates/register-device",
                        "POST /api/v1/updates/register-device",
                        "POST /api/v1/updates/register-device",
                        "POST /moved/api/v1/updates/register-device");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void failingRegistrationStopsNothing_andIsTriedAgain(int status) throws Exception {
        tokens.removeFirst();
        answer(status, "");
        answer(200, update(""));
        answerToRegistration();
        answer(200, update(""));
        FleetServer server = server();

        assertThat(decide(server.source().fetch(inquiry("1.0.0")), "1.0.0")).isInstanceOf(Decision.Available.class);
        server.source().fetch(inquiry("1.0.0"));

        assertThat(targets())
                .containsExactly(
                        "POST /api/v1/updates/register-device",
                        "GET /api/v1/updates/check",
                        "POST /api/v1/updates/register-device",
                        "GET /api/v1/updates/check");
    }

    @Test
    void deviceThatIsThereAlreadyIsRegistered() throws Exception {
        answer(409, "");
        answer(200, update(""));
        answer(200, update(""));

        server().source().fetch(inquiry("1.0.0"));
        server().source().fetch(inquiry("1.0.0"));

        assertThat(targets()).hasSize(3);
    }

    @Test
    void deviceThatTheServerHasLostIsRegisteredAgain() throws Exception {
        answerToRegistration();
        answer(200, update(""));
        answer(404, "");
        answerToRegistration();
        answer(200, update(""));

        server().source().fetch(inquiry("1.0.0"));
        server().source().fetch(inquiry("1.0.0"));

        assertThat(targets())
                .containsExactly(
                        "POST /api/v1/updates/register-device",
                        "GET /api/v1/updates/check",
                        "GET /api/v1/updates/check",
                        "POST /api/v1/updates/register-device",
                        "GET /api/v1/updates/check");
    }

    @Test
    void tokenIsAskedForAgainAfter401() throws Exception {
        answer(401, "");
        answerToRegistration();
        answer(200, update(""));

        server().source().fetch(inquiry("1.0.0"));

        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) sent.add(web.takeRequest().getHeaders().get("Authorization"));
        assertThat(sent).containsExactly("Bearer old", "Bearer new", "Bearer new");
    }

    @ParameterizedTest
    @CsvSource({"401, SOURCE_REJECTED", "403, SOURCE_REJECTED", "429, SOURCE_FAILED", "502, SOURCE_FAILED"})
    void refusedCheckIsAFailure(int status, Code code) {
        tokens.removeFirst();
        answerToRegistration();
        answer(status, "", "Retry-After", "30");

        UpdateException failure = catchThrowableOfType(
                UpdateException.class, () -> server().source().fetch(inquiry("1.0.0")));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.retryAfter().isPresent()).isEqualTo(code == Code.SOURCE_FAILED);
    }

    @Test
    void tokenGoesAlongToTheServersOwnFilesOnly() throws Exception {
        DownloadLocation own = location(update(""));
        DownloadLocation foreign = location("{\"updateAvailable\": true, \"version\": \"1.1.0\", \"downloadUrl\": \""
                + elsewhere.url("/App.exe") + "\"}");

        assertThat(own.headers()).containsKey("Authorization");
        assertThat(foreign.headers()).isEmpty();
        assertThat(foreign.uri()).isEqualTo(elsewhere.url("/App.exe").uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://files.acme.example/App.exe", "ftp://files.acme.example/App.exe", "file:///App.exe"})
    void fileHasToLieAtHttps(String address) {
        String body = "{\"updateAvailable\": true, \"version\": \"1.1.0\", \"downloadUrl\": \"" + address + "\"}";

        UpdateException failure = catchThrowableOfType(UpdateException.class, () -> location(body));

        assertThat(failure.code()).isEqualTo(Code.DOWNLOAD_INSECURE);
    }

    private DownloadLocation location(String body) throws UpdateException {
        Release release = only(body);
        return server().source()
                .locate(inquiry("1.0.0"), release, release.artifacts().get(0))
                .get(0);
    }

    @Test
    void serverOutThereHasToBeHttps() {
        assertThatThrownBy(() -> FleetServer.builder(URI.create("http://fleet.acme.example"), () -> "t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
        assertThatThrownBy(() -> builder().deadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
