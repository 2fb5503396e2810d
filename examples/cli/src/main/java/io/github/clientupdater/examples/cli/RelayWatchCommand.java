package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.FolderSync;
import io.github.clientupdater.server.relay.RelayNews;
import io.github.clientupdater.server.relay.RelayServer;
import io.github.clientupdater.task.Cancellation;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Until somebody ends it. */
@Command(
        name = "watch",
        description = "Keeps a folder in step with a company's files until it is interrupted, by the server's news.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class RelayWatchCommand implements Callable<Integer> {
    @Mixin
    private RelayOptions relay = new RelayOptions();

    @Mixin
    private RelayFolderOptions folder = new RelayFolderOptions();

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = Interval.class,
            description = "Look without news too, after so long, such as 5m or 1h (default: 15m).")
    private Duration interval = Duration.ofMinutes(15);

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    RelayWatchCommand() {}

    @Override
    public Integer call() {
        RelayServer server = relay.server();
        FolderSync sync = folder.sync(server);
        RelayEvents events = new RelayEvents(System.out, outputs.isJson());
        return Run.of(outputs.open(), cancellation -> watch(server, sync, events, cancellation));
    }

    private Ending watch(RelayServer server, FolderSync sync, RelayEvents events, Cancellation cancellation) {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        CountDownLatch ended = new CountDownLatch(1);
        try (Cancellation.Registration registration = cancellation.onCancel(ended::countDown);
                RelayNews news = RelayNews.builder(server, timer)
                        .folder(sync)
                        .listener(events)
                        .interval(interval)
                        .open()) {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            timer.shutdownNow();
        }
        return Ending.stopped();
    }
}
