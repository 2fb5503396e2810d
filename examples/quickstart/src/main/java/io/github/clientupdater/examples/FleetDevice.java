package io.github.clientupdater.examples;

import io.github.clientupdater.UpdateScheduler;
import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.server.fleet.FleetServer;
import io.github.clientupdater.verify.Trust;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * An application that a fleet server knows, such as {@code examples/servers/fleet}: it checks when it starts, and
 * whenever the server tells it to, until Enter is typed. It only tells what there is; {@code Work.applying()} instead
 * of {@code checking} installs it. With the libraries of the command beside it:
 *
 * <pre>
 * java -cp examples/quickstart/target/quickstart.jar:examples/cli/target/updater.jar \
 *         io.github.clientupdater.examples.FleetDevice http://127.0.0.1:4000 my-token
 * </pre>
 */
public final class FleetDevice {
    private FleetDevice() {}

    /** Takes the server's address and a token. */
    public static void main(String[] args) throws Exception {
        HostApplication host = HostApplication.builder("com.acme.notes", "1.0.0")
                .workDir(Files.createTempDirectory("fleet")) // By default one of the user, which remembers.
                .relaunchCommand(List.of())
                .build();
        Updater updater = Updater.builder()
                .application(host)
                .server(FleetServer.builder(URI.create(args[0]), () -> args[1]).build())
                .trust(Trust.checksumOnly())
                .build();
        updater.confirmPending(); // Tells the server that the last update is complete.

        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try (UpdateScheduler scheduler = UpdateScheduler.builder(updater, executor)
                .work(UpdateScheduler.Work.checking(FleetDevice::tell))
                .build()) {
            scheduler.start();
            System.in.read();
        }
        executor.shutdownNow();
    }

    private static void tell(Decision decision) {
        if (decision instanceof Decision.Available update) {
            System.out.println("available: " + update.release().version() + " (" + update.importance() + ")");
        } else {
            System.out.println("nothing new");
        }
    }
}
