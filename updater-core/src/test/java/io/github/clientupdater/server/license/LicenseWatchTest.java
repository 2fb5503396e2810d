package io.github.clientupdater.server.license;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.FakeStateStore;
import io.github.clientupdater.testing.ManualTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LicenseWatchTest {
    private static final Duration DAY = Duration.ofDays(1);

    @StartStop
    final MockWebServer web = new MockWebServer();

    private final ManualTimer timer = new ManualTimer(Instant.parse("2025-11-01T00:00:00Z"));
    private final List<String> heard = new ArrayList<>();
    private volatile String end = "2025-12-05T00:00:00Z";
    private volatile int status = 200;

    private final LicenseWatch.Listener listener = new LicenseWatch.Listener() {
        @Override
        public void validated(LicenseStatus result) {
            heard.add(result.getClass().getSimpleName());
        }

        @Override
        public void expiring(License license, Duration left) {
            heard.add("ends in " + left.toDays());
        }
    };

    @BeforeEach
    void serve() {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(status)
                        .body("{\"valid\": true, \"tenantId\": \"t\", \"expiresAt\": \"" + end + "\"}")
                        .build();
            }
        });
    }

    private LicenseWatch start() {
        LicenseServer server = LicenseServer.builder(web.url("/").uri(), () -> "k")
                .offlineGrace(Duration.ofDays(60))
                .build();
        return LicenseWatch.start(server, new FakeStateStore(), timer, DAY, listener, timer.clock());
    }

    @Test
    void warnsAtEachThresholdOnce_andAnewForARenewedLicence() {
        try (LicenseWatch watch = start()) {
            timer.advance(Duration.ofDays(33));
            assertThat(heard)
                    .filteredOn(word -> word.startsWith("ends"))
                    .containsExactly("ends in 30", "ends in 7", "ends in 1");
            assertThat(heard).filteredOn(word -> word.equals("Valid")).hasSize(34);

            end = "2025-12-24T00:00:00Z";
            timer.advance(DAY);
            assertThat(heard).endsWith("Valid", "ends in 19");
        }
    }

    @Test
    void warnsAlsoWhileTheServerIsAway() {
        try (LicenseWatch watch = start()) {
            timer.runDue();
            status = 503;
            timer.advance(Duration.ofDays(4));

            assertThat(heard).containsExactly("Valid", "Offline", "Offline", "Offline", "Offline", "ends in 30");
        }
    }

    @Test
    void closedOneIsSilent() {
        LicenseWatch watch = start();
        timer.runDue();
        watch.close();
        timer.advance(Duration.ofDays(10));

        assertThat(heard).containsExactly("Valid");
        assertThat(timer.delays()).isEmpty();
    }
}
