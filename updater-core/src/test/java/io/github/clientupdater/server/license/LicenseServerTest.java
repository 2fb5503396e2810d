package io.github.clientupdater.server.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.server.license.LicenseStatus.Offline;
import io.github.clientupdater.server.license.LicenseStatus.Reason;
import io.github.clientupdater.server.license.LicenseStatus.Refused;
import io.github.clientupdater.server.license.LicenseStatus.Unknown;
import io.github.clientupdater.server.license.LicenseStatus.Valid;
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
import java.util.concurrent.CancellationException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseServerTest {
    private static final Instant NOW = Instant.parse("2025-11-28T12:00:00Z");
    private static final String KEY = "A1B2C3D4-E5F6G7H8";
    private static final String YES = """
            {"valid": true, "tenantId": "550e8400-e29b", "tenantName": "Acme Corporation",
             "expiresAt": "2025-12-31T23:59:59.000Z", "usageCount": 42, "maxUsageCount": 1000}""";

    @StartStop
    final MockWebServer web = new MockWebServer();

    @TempDir
    Path workDir;

    private final FakeStateStore state = new FakeStateStore();
    private String key = KEY;

    private LicenseServer server() {
        return LicenseServer.builder(web.url("/").uri(), () -> key)
                .offlineGrace(Duration.ofDays(7))
                .retries(2, Duration.ofMillis(1))
                .build();
    }

    private LicenseStatus validate(Instant now) {
        return server().validate(state, now, new Cancellation());
    }

    private void answers(int status, String body) {
        web.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private void isAway() {
        answers(503, "");
        answers(503, "");
    }

    @Test
    void yesIsReadWhole_andRemembered() throws Exception {
        answers(200, YES);

        LicenseStatus status = validate(NOW);

        assertThat(web.takeRequest().getTarget()).isEqualTo("/api/license/validate?key=" + KEY);
        assertThat(status.mayRun()).isTrue();
        assertThat(status).isInstanceOfSatisfying(Valid.class, valid -> {
            License license = valid.license();
            assertThat(license.tenantId()).isEqualTo("550e8400-e29b");
            assertThat(license.tenantName()).isEqualTo("Acme Corporation");
            assertThat(license.expiresAt()).contains(Instant.parse("2025-12-31T23:59:59Z"));
            assertThat(license.usageCount()).hasValue(42);
            assertThat(license.maxUsageCount()).hasValue(1000);
            assertThat(license.timeLeft(NOW))
                    .contains(Duration.ofDays(33).plusHours(11).plusMinutes(59).plusSeconds(59));
        });
        assertThat(state.get("license").orElseThrow()).doesNotContain(KEY).contains("550e8400-e29b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"statusCode\": 400, \"message\": \"Licence expirée\"}|EXPIRED",
                "400|{\"statusCode\": 400, \"message\": \"Tenant inactif\"}|TENANT_INACTIVE",
                "404|{\"statusCode\": 404, \"message\": \"Clé de licence invalide\"}|UNKNOWN_KEY",
                "400|{\"statusCode\": 400, \"message\": \"LICENCE EXPIREE\"}|EXPIRED",
                "403|{\"statusCode\": 403, \"message\": \"Limite d'utilisation atteinte\"}|USAGE_EXHAUSTED",
                "404|{\"statusCode\": 404, \"message\": \"nope\"}|UNKNOWN_KEY",
                "400|{\"statusCode\": 400, \"message\": [\"something\", \"else\"]}|OTHER",
                "200|{\"valid\": false}|NOT_VALID",
                "200|{\"valid\": false, \"message\": \"Licence expirée\"}|EXPIRED",
                "200|{\"valid\": false, \"message\": \"because\"}|NOT_VALID"
            })
    void eachNoHasItsReason_andEndsWhatWasKnown(int status, String body, Reason reason) throws Exception {
        answers(200, YES);
        validate(NOW);
        answers(status, body);

        LicenseStatus refused = validate(NOW.plusSeconds(1));

        assertThat(refused.mayRun()).isFalse();
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(reason));
        isAway();
        assertThat(validate(NOW.plusSeconds(2))).isInstanceOf(Unknown.class);
        assertThat(web.getRequestCount()).isEqualTo(4); // A no is not asked again.
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|<html>Not Found</html>",
                "404|{\"statusCode\": 404, \"message\": \"Cannot GET /api/license/validate\"}",
                "403|",
                "500|{\"statusCode\": 500, \"message\": \"Licence expirée\"}",
                "200|{\"tenantId\": \"t\"}",
                "200|{\"valid\": true}",
                "200|{\"valid\": \"yes\"}",
                "200|<html>Log in</html>"
            })
    void whatIsNoAnswerIsNeitherYesNorNo(int status, String body) {
        String text = body == null ? "" : body;
        answers(200, YES);
        validate(NOW);
        answers(status, text);
        answers(status, text);

        assertThat(validate(NOW.plusSeconds(1))).isInstanceOf(Offline.class);
    }

    @Test
    void graceLastsAsLongAsItIsSaid_andNeverBeyondTheLicence() {
        answers(200, YES);
        validate(NOW);

        isAway();
        assertThat(validate(NOW.plus(Duration.ofDays(6))).mayRun()).isTrue();
        isAway();
        assertThat(validate(NOW.plus(Duration.ofDays(7)))).isInstanceOf(Unknown.class);
        answers(200, YES);
        validate(Instant.parse("2025-12-30T00:00:00Z"));
        isAway();
        assertThat(validate(Instant.parse("2026-01-01T00:00:00Z")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(Reason.EXPIRED));
    }

    @Test
    void clockThatIsSetBackDoesNotMakeTheGraceLonger() {
        answers(200, YES);
        validate(NOW);
        isAway();
        assertThat(validate(NOW.plus(Duration.ofDays(8)))).isInstanceOf(Unknown.class);

        isAway();
        assertThat(validate(NOW.plus(Duration.ofDays(1)))).isInstanceOf(Unknown.class);
    }

    @Test
    void anotherKeyHasNothingOfTheFirst() {
        answers(200, YES);
        validate(NOW);
        key = "another";
        isAway();

        assertThat(validate(NOW)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{}", "{\"mark\": 5}"})
    void damagedMemoryIsNothing(String damaged) {
        state.put("license", damaged);
        isAway();

        assertThat(validate(NOW)).isInstanceOf(Unknown.class);
    }

    @Test
    void questionIsPutAgain_asOftenAsItIsSaid() {
        answers(503, "");
        answers(200, YES);

        assertThat(validate(NOW)).isInstanceOf(Valid.class);
        assertThat(web.getRequestCount()).isEqualTo(2);
    }

    @Test
    void keyIsNowhereToBeSeen() {
        isAway();

        assertThat(validate(NOW)).satisfies(status -> {
            assertThat(status.toString() + status.sentence()).doesNotContain(KEY);
            assertThat(((Unknown) status).cause()).hasMessageContaining("/api/license/validate");
        });
        key = " ";
        assertThat(validate(NOW)).isInstanceOf(Unknown.class);
    }

    @Test
    void waitingBetweenTwoQuestionsCanBeCancelled() {
        answers(503, "");
        Cancellation cancellation = new Cancellation();
        LicenseServer patient = LicenseServer.builder(web.url("/").uri(), () -> KEY)
                .retries(2, Duration.ofHours(1))
                .build();
        new Thread(() -> {
                    try {
                        web.takeRequest();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    cancellation.cancel();
                })
                .start();

        assertThatThrownBy(() -> patient.validate(state, NOW, cancellation)).isInstanceOf(CancellationException.class);
    }

    private HostApplication host() {
        return HostApplication.builder("com.acme.node", "1.0.0")
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    private Release check() throws UpdateException {
        Inquiry inquiry = new Inquiry(host(), Trust.dangerouslyNone(), state, NOW, new Cancellation());
        return server().source().fetch(inquiry).releases().get(0);
    }

    @Test
    void checkIsForTheKnownTenant_andReadsTheWholeAnswer() throws Exception {
        answers(200, YES);
        validate(NOW);
        answers(200, """
                {"updateAvailable": true, "currentVersion": "1.0.0", "latestVersion": "1.2.0", "updateId": "7c9e 66",
                 "changelog": "- Correctifs\\n\\n- Nouveaux exercices", "fileSize": 52428800, "checksum": "%s"}""".formatted("0".repeat(64)));

        Release release = check();

        web.takeRequest();
        assertThat(web.takeRequest().getTarget()).isEqualTo("/update/check?tenantId=550e8400-e29b&version=1.0.0");
        Artifact artifact = release.artifacts().get(0);
        assertThat(release.version()).hasToString("1.2.0");
        assertThat(release.notes().texts()).containsExactly("Correctifs", "Nouveaux exercices");
        assertThat(release.reference()).contains("7c9e 66");
        assertThat(artifact.format()).isEqualTo(Format.ZIP);
        assertThat(artifact.size()).hasValue(52428800);
        assertThat(artifact.digest()).contains(new Digest("0".repeat(64)));
        assertThat(artifact.reference())
                .isEqualTo(web.url("/update/download/7c9e%2066").toString());
    }

    @Test
    void upToDateIsAnAnswerWithNulls() throws Exception {
        answers(200, YES);
        answers(200, """
                {"updateAvailable": false, "currentVersion": "1.0.0", "latestVersion": "1.0.0", "updateId": null,
                 "changelog": null, "fileSize": null}""");

        assertThat(check().version()).hasToString("1.0.0");
        RecordedRequest first = web.takeRequest();
        assertThat(first.getTarget()).startsWith("/api/license/validate"); // Nobody had asked before.
    }

    @Test
    void refusedLicenceIsNeverNoUpdate() {
        answers(400, "{\"statusCode\": 400, \"message\": \"Licence expirée\"}");

        UpdateException failure = catchThrowableOfType(UpdateException.class, this::check);

        assertThat(failure.code()).isEqualTo(Code.SOURCE_REJECTED);
        assertThat(failure).hasMessageContaining("EXPIRED").hasMessageNotContaining(KEY);
    }

    @Test
    void refusedCheckSaysWhy() {
        answers(200, YES);
        answers(400, "{\"statusCode\": 400, \"message\": \"Tenant inactif\"}");

        UpdateException failure = catchThrowableOfType(UpdateException.class, this::check);

        assertThat(failure.code()).isEqualTo(Code.SOURCE_REJECTED);
        assertThat(failure).hasMessageContaining("TENANT_INACTIVE").hasMessageContaining("Tenant inactif");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\".\"", "\"..\"", "5", "null"})
    void updateIdIsAName(String id) {
        answers(200, YES);
        answers(200, "{\"updateAvailable\": true, \"latestVersion\": \"1.2.0\", \"updateId\": " + id + "}");

        assertThat(catchThrowableOfType(UpdateException.class, this::check).code())
                .isEqualTo(Code.FEED_MALFORMED);
    }

    @Test
    void builderChecksItsArguments() {
        URI https = URI.create("https://acme.example");
        assertThatThrownBy(() -> LicenseServer.builder(URI.create("http://acme.example"), () -> KEY)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LicenseServer.builder(https, () -> KEY).retries(0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LicenseServer.builder(https, () -> KEY).offlineGrace(Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
