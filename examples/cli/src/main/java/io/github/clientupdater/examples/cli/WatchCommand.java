package io.github.clientupdater.examples.cli;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.UpdateScheduler;
import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.ExitPolicy;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
    private static final int PATIENCE_SECONDS = 10;

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

    private @Nullable Version installed; // By this command, which outlives it.

    WatchCommand() {}

    @Override
    public Integer call() {
        Output output = outputs.open();
        Updater updater = updater(output); // What is wrong with the options is told at once.
        return Run.of(output, cancellation -> watch(updater, output, cancellation));
    }

    private Ending watch(Updater updater, Output output, Cancellation cancellation) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        CountDownLatch stop = new CountDownLatch(1);
        try (Cancellation.Registration registration = cancellation.onCancel(stop::countDown);
                UpdateScheduler scheduler = UpdateScheduler.builder(updater, executor)
                        .interval(interval)
                        .work((first, trigger, stopped) -> round(output, trigger, stopped))
                        .build()) {
            scheduler.start();
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(executor);
        return Ending.stopped();
    }

    private static void end(ScheduledExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) executor.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(Output output, UpdateTrigger trigger, Cancellation cancellation) throws UpdateException {
        try {
            output.end(apply ? applied(output, trigger, cancellation) : checked(output, trigger, cancellation));
        } catch (CancellationException e) {
            output.end(Ending.cancelled());
            throw e;
        } catch (UpdateException e) {
            output.end(Ending.failed(e));
            throw e;
        }
    }

    private Ending checked(Output output, UpdateTrigger trigger, Cancellation cancellation) throws UpdateException {
        return Ending.of(updater(output).check(trigger, cancellation));
    }

    private Ending applied(Output output, UpdateTrigger trigger, Cancellation cancellation) throws UpdateException {
        UpdateOutcome outcome = updater(output).checkAndApply(trigger, cancellation);
        if (outcome instanceof UpdateOutcome.Failed failed) throw failed.cause();
        if (outcome instanceof UpdateOutcome.Installed done)
            installed = done.release().version();
        return Ending.of(outcome);
    }

    /** The version that is installed changes while this command runs. */
    private Updater updater(Output output) {
        HostApplication application = installed == null ? host.application() : host.application(installed);
        Updater.Builder updater = Updater.builder()
                .application(application)
                .server(server.server())
                .trust(server.trust())
                .exitPolicy(ExitPolicy.returnToCaller())
                .listener(output);
        downloads.applyTo(updater);
        return services.complete(updater);
    }
}
