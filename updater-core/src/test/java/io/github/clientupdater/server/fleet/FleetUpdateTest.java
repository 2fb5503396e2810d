package io.github.clientupdater.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.ExitPolicy;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.testing.ScriptedUserDriver;
import io.github.clientupdater.testing.Zips;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole updates, with everything between the server's answer and the next version's first word. */
class FleetUpdateTest {
    private static final byte[] PACKAGE = Zips.of(Map.of("version", "two"));
    private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\"(?:,\"downloadPercent\":(\\d+))?");

    @StartStop
    final MockWebServer web = new MockWebServer();

    @TempDir
    Path dir;

    private final List<String> statuses = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile int statusAnswer = 200;
    private volatile boolean mandatory;
    private volatile String checksum = Digest.ofContent(PACKAGE).hex();
    private Path app;
    private FleetServer server;

    @BeforeEach
    void install() throws IOException {
        app = Files.createDirectories(dir.resolve("app"));
        Files.writeString(app.resolve("version"), "one");
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
    }

    private MockResponse answer(RecordedRequest request) {
        return switch (request.getUrl().encodedPath()) {
            case "/api/v1/updates/register-device" -> status(201);
            case "/api/v1/updates/check" -> check();
            case "/api/v1/updates/status" -> taken(request);
            case "/app.zip" ->
                new MockResponse.Builder().body(new Buffer().write(PACKAGE)).build();
            default -> status(404);
        };
    }

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).body("{}").build();
    }

    private MockResponse check() {
        String body = """
                {"updateAvailable": true, "mandatory": %s, "version": "1.1.0", "downloadUrl": "/app.zip",
                 "checksum": "%s", "size": %d, "sessionId": "session-%d"}""".formatted(mandatory, checksum, PACKAGE.length, sessions.incrementAndGet());
        return new MockResponse.Builder().body(body).build();
    }

    private MockResponse taken(RecordedRequest request) {
        if (statusAnswer == 200) {
            Matcher matcher = STATUS.matcher(request.getBody().utf8());
            assertThat(matcher.find()).isTrue();
            statuses.add(matcher.group(1)
                    + Optional.ofNullable(matcher.group(2)).map(" "::concat).orElse(""));
        }
        return status(statusAnswer);
    }

    private Updater.Builder updater(String version) {
        server = FleetServer.builder(web.url("/").uri(), () -> "token")
                .hardwareId("id-1")
                .build();
        return Updater.builder()
                .application(host(version))
                .server(server)
                .trust(Trust.checksumOnly())
                .exitPolicy(ExitPolicy.returnToCaller());
    }

    private HostApplication host(String version) {
        return HostApplication.builder("com.acme.app", version)
                .installDir(app)
                .workDir(dir.resolve("work"))
                .process(new HostProcess.None())
                .build();
    }

    /** What the server has heard, once the last updater has told it everything. */
    private List<String> heard() {
        server.reporter().flush(host("1.0.0"), Duration.ofSeconds(30));
        return statuses;
    }

    private static List<String> downloaded() {
        List<String> all = new ArrayList<>();
        for (int percent = 0; percent <= 100; percent += 10) all.add("DOWNLOADING " + percent);
        all.add("DOWNLOADED");
        return all;
    }

    private static List<String> and(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void silentUpdateIsCompleteOnceTheNewVersionSaysSo() {
        assertThat(updater("1.0.0").build().checkAndApply()).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(app.resolve("version")).hasContent("two");
        assertThat(heard()).isEqualTo(and(downloaded(), "INSTALLING"));

        assertThat(updater("1.1.0").build().confirmPending()).get().isInstanceOf(UpdateOutcome.Installed.class);

        assertThat(heard()).isEqualTo(and(downloaded(), "INSTALLING", "COMPLETED"));
        assertThat(sessions).hasValue(1);
    }

    @Test
    void serverThatWasAwayHearsAllOfItInOrder() {
        statusAnswer = 503;
        assertThat(updater("1.0.0").build().checkAndApply()).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(heard()).isEmpty();
        statusAnswer = 200;

        updater("1.1.0").build().confirmPending();

        assertThat(heard()).isEqualTo(and(downloaded(), "INSTALLING", "COMPLETED"));
    }

    @Test
    void mandatoryUpdateReachesThePersonAsSuch_andHerNoIsNotTheServersBusiness() {
        mandatory = true;
        UserDriver driver = new ScriptedUserDriver(Choice.LATER, Timing.NOW);

        UpdateOutcome outcome = updater("1.0.0").userDriver(driver).build().checkAndApply();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpdateOutcome.Declined.class,
                        declined -> assertThat(declined.importance()).isEqualTo(Importance.MANDATORY));
        assertThat(heard()).isEmpty();
    }

    @Test
    void wrongFileIsAFailure() {
        checksum = "0".repeat(64);

        assertThat(updater("1.0.0").build().checkAndApply()).isInstanceOf(UpdateOutcome.Failed.class);

        assertThat(heard()).startsWith("DOWNLOADING 0").endsWith("FAILED").doesNotContain("DOWNLOADED");
        assertThat(app.resolve("version")).hasContent("one");
    }

    @Test
    void cancelledDownloadEndsItsSession_andTheNextCheckOpensAnother() {
        Cancellation cancellation = new Cancellation();
        UpdateListener impatient = new UpdateListener() {
            @Override
            public void downloadProgressed(Release release, DownloadProgress progress) {
                cancellation.cancel();
            }
        };

        assertThat(updater("1.0.0").listener(impatient).build().checkAndApply(UpdateTrigger.USER, cancellation))
                .isInstanceOf(UpdateOutcome.Cancelled.class);
        assertThat(heard()).startsWith("DOWNLOADING 0").endsWith("FAILED").doesNotContain("DOWNLOADED");

        assertThat(updater("1.0.0").build().checkAndApply()).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(sessions).hasValue(2);
        assertThat(heard()).endsWith("DOWNLOADED", "INSTALLING");
    }
}
