package io.github.clientupdater.server.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.testing.ManualTimer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @StartStop
    final MockWebServer web = new MockWebServer();

    @TempDir
    Path workDir;

    private final ManualTimer timer = new ManualTimer();
    private final BlockingQueue<RecordedRequest> reports = new LinkedBlockingQueue<>();
    private volatile int status = 201;
    private long users;

    @BeforeEach
    void serve() {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().startsWith("/api/license")) {
                    return new MockResponse.Builder()
                            .body("{\"valid\": true, \"tenantId\": \"t-1\"}")
                            .build();
                }
                MockResponse answer = new MockResponse.Builder().code(status).build();
                reports.add(request);
                return answer;
            }
        });
    }

    private HostApplication host() {
        return HostApplication.builder("com.acme.node", "1.2.0")
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    private LicenseServer server() {
        return LicenseServer.builder(web.url("/").uri(), () -> "k").build();
    }

    private Telemetry start(Supplier<NodeMetrics> metrics) {
        return Telemetry.start(server(), host(), timer, FIVE_MINUTES, metrics);
    }

    private NodeMetrics counted() {
        return NodeMetrics.of(Duration.ofDays(1), users++, 156);
    }

    private String next() throws InterruptedException {
        RecordedRequest report = reports.poll(30, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        assertThat(report.getMethod() + " " + report.getTarget()).isEqualTo("POST /telemetry");
        assertThat(report.getHeaders().get("Content-Type")).isEqualTo("application/json");
        return report.getBody().utf8();
    }

    @Test
    void tellsRequiredAndOptionalFields() throws Exception {
        server().validate(host());
        try (Telemetry telemetry = start(() -> new NodeMetrics(
                Duration.ofSeconds(86_400), 42, 156, OptionalDouble.of(247.5), Map.of("cpuUsage", 45.2)))) {
            timer.runDue();

            assertThat(next())
                    .isEqualTo("{\"tenantId\":\"t-1\",\"uptime\":86400,\"activeUsers\":42,"
                            + "\"exercisesCompletedToday\":156,\"aiLatency\":247.5,\"version\":\"1.2.0\","
                            + "\"additionalData\":{\"cpuUsage\":45.2}}");
            assertThat(timer.delays())
                    .singleElement()
                    .satisfies(delay -> assertThat(delay).isBetween(FIVE_MINUTES, FIVE_MINUTES.plusSeconds(30)));
        }
    }

    @Test
    void whatCouldNotBeToldIsToldLater_inOrder() throws Exception {
        server().validate(host());
        status = 503;
        try (Telemetry telemetry = start(this::counted)) {
            timer.runDue();
            assertThat(next()).contains("\"activeUsers\":0,"); // And is refused.
            timer.runNext();
            assertThat(next()).contains("\"activeUsers\":0,");
            status = 201;
            timer.runNext();

            assertThat(next()).contains("\"activeUsers\":0,");
            assertThat(next()).contains("\"activeUsers\":1,");
            assertThat(next()).contains("\"activeUsers\":2,");
        }
    }

    @Test
    void nothingWithoutALicence_andAfterTheEnd() throws Exception {
        Telemetry telemetry = start(this::counted);
        timer.runDue();
        assertThat(users).isZero();
        server().validate(host());
        timer.runNext();
        assertThat(next()).contains("\"activeUsers\":0,");

        telemetry.close();
        timer.advance(Duration.ofHours(1));

        assertThat(users).isEqualTo(1);
        assertThat(timer.delays()).isEmpty();
    }

    @Test
    void metricsThatFailCostOneReport() throws Exception {
        server().validate(host());
        try (Telemetry telemetry = start(() -> {
            if (users++ == 0) throw new IllegalStateException("not now");
            return counted();
        })) {
            timer.runDue();
            timer.runNext();

            assertThat(next()).contains("\"activeUsers\":2,");
        }
    }

    @Test
    void numbersAreChecked() {
        assertThatThrownBy(() -> NodeMetrics.of(Duration.ofSeconds(-1), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeMetrics.of(Duration.ZERO, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeMetrics.of(Duration.ZERO, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NodeMetrics(Duration.ZERO, 0, 0, OptionalDouble.of(Double.NaN), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
