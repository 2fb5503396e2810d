package io.github.clientupdater.examples.dialects;

import io.github.clientupdater.UpdateScheduler;
import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.server.fleet.FleetServer;
import io.github.clientupdater.verify.Trust;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Registered devices whose updates are sessions; and the server's word to check now. */
public final class FleetExample {
    private FleetExample() {}

    /** Takes the server's address, that of its Socket.IO, and how many seconds to wait for its word. */
    public static void main(String[] args) throws Exception {
        FleetServer server = FleetServer.builder(URI.create(args[0]), () -> "demo-token")
                .liveAddress(URI.create(args[1]))
                .hardwareId("trial-device")
                .build();
        TrialApplication application = TrialApplication.install();
        application.update(server, Trust.checksumOnly());
        awaitSignal(application.updater("1.1.0", server, Trust.checksumOnly()), Integer.parseInt(args[2]));
    }

    private static void awaitSignal(Updater updater, int seconds) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try (UpdateScheduler scheduler = UpdateScheduler.builder(updater, executor)
                .work((checking, trigger, cancellation) -> {
                    System.out.println(trigger + ": " + checking.check(trigger, cancellation));
                    if (trigger == UpdateTrigger.SIGNAL) told.countDown();
                })
                .build()) {
            scheduler.start();
            System.out.println(told.await(seconds, TimeUnit.SECONDS) ? "the server gave a hint" : "no hint came");
        }
        executor.shutdown(); // What is under way comes to its end.
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }
}
