package io.github.clientupdater.server.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.report.UpdateReporter.Stage;
import io.github.clientupdater.report.UpdateReporter.Status;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformsReporterTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @StartStop
    final MockWebServer web = new MockWebServer();

    @TempDir
    Path workDir;

    private HostApplication host() {
        return HostApplication.builder("com.acme.app", "1.1.0")
                .platform(Platform.parse("windows-x64"))
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    private UpdateReporter reporter() {
        return PlatformsServer.builder(web.url("/").uri(), () -> "k3y").build().reporter();
    }

    private Status status(Stage stage, Optional<Duration> duration, Optional<UpdateException> failure) {
        Release release = Release.builder(Version.parse("1.2.3")).build();
        return new Status(
                host(), release, Version.parse("1.0.9"), stage, Optional.empty(), duration, failure, Instant.EPOCH);
    }

    private void answers(int status) {
        web.enqueue(new MockResponse.Builder().code(status).body("{}").build());
    }

    private RecordedRequest next() throws InterruptedException {
        RecordedRequest request = web.takeRequest(30, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    @Test
    void completedHasTheVersionsAndTheSeconds() throws Exception {
        answers(200);

        reporter().report(status(Stage.INSTALLED, Optional.of(Duration.ofMillis(44_200)), Optional.empty()));

        RecordedRequest request = next();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /wp-json/bkgt/v1/updates/status");
        assertThat(request.getHeaders().get("X-API-Key")).isEqualTo("k3y");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBody().utf8())
                .isEqualTo("{\"current_version\":\"1.0.9\",\"target_version\":\"1.2.3\",\"platform\":\"win32-x64\","
                        + "\"status\":\"completed\",\"install_time_seconds\":45}");
    }

    @Test
    void failedHasTheReason_andCancelledIsAWordOfItsOwn() throws Exception {
        answers(200);
        answers(200);
        UpdateReporter reporter = reporter();

        reporter.report(
                status(Stage.FAILED, Optional.empty(), Optional.of(new UpdateException(Code.DISK_FULL, "no room"))));
        reporter.report(status(Stage.CANCELLED, Optional.empty(), Optional.empty()));

        assertThat(next().getBody().utf8())
                .contains("\"status\":\"failed\"", "\"error_message\":\"DISK_FULL: no room\"");
        assertThat(next().getBody().utf8()).contains("\"status\":\"cancelled\"").doesNotContain("error_message");
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWNLOADING", "VERIFIED", "STAGED", "INSTALLING", "DECLINED"})
    void stepsAreNotTold(Stage stage) throws Exception {
        UpdateReporter reporter = reporter();

        reporter.report(status(stage, Optional.empty(), Optional.empty()));
        reporter.flush(host(), LONG);

        assertThat(web.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 503})
    void whatTheServerDoesNotTakeNowIsToldLater(int status) throws Exception {
        answers(status);
        UpdateReporter reporter = reporter();
        reporter.report(status(Stage.CANCELLED, Optional.empty(), Optional.empty()));
        next();
        answers(200);

        UpdateReporter later = reporter(); // Another process.
        later.flush(host(), LONG);

        assertThat(next().getBody().utf8()).contains("cancelled");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void whatTheServerWillNeverTakeIsGivenUp(int status) throws Exception {
        answers(status);
        UpdateReporter reporter = reporter();
        reporter.report(status(Stage.CANCELLED, Optional.empty(), Optional.empty()));
        next();
        reporter.flush(host(), LONG); // Waits for the end of the delivery.

        reporter().flush(host(), LONG);

        assertThat(web.getRequestCount()).isEqualTo(1);
    }
}
