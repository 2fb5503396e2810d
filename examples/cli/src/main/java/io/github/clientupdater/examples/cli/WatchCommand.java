package io.github.clientupdater.examples.cli;

import io.github.clientupdater.UpdateScheduler;
import io.github.clientupdater.Updater;
import io.github.clientupdater.host.ExitPolicy;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks from time to time, and on the server's hints, until it is stopped. */
@Command(
        name = "watch",
        description = "Checks from time to time, and when the server hints, until it is stopped (SIGTERM, Ctrl-C).",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private HostOptions host = new HostOptions();

    @Mixin
    private DownloadOptions downloads = new DownloadOptions();

    @Mixin
    private ServicesOptions services = new ServicesOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = Interval.class,
            description = "From one check to the next, such as 15m, 6h or 1d (default: 1d); a tenth more by chance.")
    private Duration interval = Duration.ofDays(1);

    @Option(names = "--apply", description = "Install what is found without asking, instead of telling it only.")
    private boolean apply;

    WatchCommand() {}

    @Override
    public Integer call() {
        Output output = outputs.open();
        UpdateLoop.Mode mode = apply ? UpdateLoop.Mode.APPLY : UpdateLoop.Mode.TELL;
        UpdateLoop loop = new UpdateLoop(output, mode, installed -> updater(output, installed));
        Updater updater = loop.updater(); // What is wrong with the options is told at once.
        return Run.of(output, cancellation -> watch(updater, loop, cancellation));
    }

    private Ending watch(Updater updater, UpdateLoop loop, Cancellation cancellation) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        CountDownLatch stop = new CountDownLatch(1);
        try (Cancellation.Registration registration = cancellation.onCancel(stop::countDown);
                UpdateScheduler scheduler = UpdateScheduler.builder(updater, executor)
                        .interval(interval)
                        .work(loop)
                        .build()) {
            scheduler.start();
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Ended.await(executor);
        return Ending.stopped();
    }

    private Updater updater(Output output, Optional<Version> installed) {
        Updater.Builder updater = Updater.builder()
                .application(installed.map(host::application).orElseGet(host::application))
                .server(server.server())
                .trust(server.trust())
                .exitPolicy(ExitPolicy.returnToCaller())
                .listener(output);
        downloads.applyTo(updater);
        return services.complete(updater);
    }
}
