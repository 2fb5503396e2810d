package io.github.clientupdater.examples.dialects;

import io.github.clientupdater.server.license.LicenseServer;
import io.github.clientupdater.server.license.LicenseStatus;
import io.github.clientupdater.server.license.NodeMetrics;
import io.github.clientupdater.server.license.Telemetry;
import io.github.clientupdater.verify.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A licence, an update for its tenant, and telemetry. */
public final class LicenseExample {
    private LicenseExample() {}

    /** Takes the server's address and the licence key. */
    public static void main(String[] args) throws Exception {
        LicenseServer server = LicenseServer.builder(URI.create(args[0]), () -> args[1])
                .offlineGrace(Duration.ofDays(7))
                .build();
        TrialApplication application = TrialApplication.install();
        LicenseStatus status = server.validate(application.in("1.0.0"));
        System.out.println(status.sentence());
        if (!status.mayRun()) return;
        application.update(server, Trust.dangerouslyNone()); // The protocol has no digest: better sign the files.
        report(server, application);
    }

    private static void report(LicenseServer server, TrialApplication application) throws InterruptedException {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        CountDownLatch asked = new CountDownLatch(2); // The first report is sent by then.
        try (Telemetry telemetry =
                Telemetry.start(server, application.in("1.2.0"), executor, Duration.ofSeconds(1), () -> {
                    asked.countDown();
                    return NodeMetrics.of(Duration.ofMinutes(1), 2, 3);
                })) {
            System.out.println(asked.await(30, TimeUnit.SECONDS) ? "telemetry is told" : "no telemetry");
        }
        executor.shutdown(); // What is under way comes to its end.
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }
}
