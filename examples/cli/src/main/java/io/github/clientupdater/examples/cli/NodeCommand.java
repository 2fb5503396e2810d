package io.github.clientupdater.examples.cli;

import io.github.clientupdater.UpdateScheduler;
import io.github.clientupdater.Updater;
import io.github.clientupdater.host.ExitPolicy;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.server.license.LicenseServer;
import io.github.clientupdater.server.license.LicenseStatus;
import io.github.clientupdater.server.license.LicenseWatch;
import io.github.clientupdater.server.license.NodeConfiguration;
import io.github.clientupdater.server.license.Telemetry;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The life of a node beside its service: licence, updates, telemetry, until it is stopped or the licence ends. */
@Command(
        name = "node",
        description = "Validates a node's licence, keeps its service up to date and tells how it is, as the"
                + " configuration file says, until it is stopped (SIGTERM, Ctrl-C) or the licence is refused.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class NodeCommand implements Callable<Integer> {
    private static final int THREADS = 3; // An update keeps one busy for long.

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration: backend, telemetry and updates, as docs/servers/license.md says.")
    private Path file = Path.of("");

    @Mixin
    private LicenseOptions license = new LicenseOptions();

    @ArgGroup(multiplicity = "1")
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Mixin
    private HostOptions host = new HostOptions();

    @Mixin
    private DownloadOptions downloads = new DownloadOptions();

    @Mixin
    private ServicesOptions services = new ServicesOptions();

    @Option(
            names = "--metrics",
            paramLabel = "COMMAND",
            description = "Run this by the shell for each report: it prints a JSON object with uptime, activeUsers,"
                    + " exercisesCompletedToday, aiLatency, additionalData.")
    private @Nullable String metrics;

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    NodeCommand() {}

    @Override
    public Integer call() {
        NodeConfiguration configuration = configuration();
        LicenseServer server = server(configuration);
        Output output = outputs.open();
        UpdateLoop loop = new UpdateLoop(output, mode(configuration), installed -> updater(server, output, installed));
        Updater updater = loop.updater(); // What is wrong with the options is told at once.
        return Run.of(output, cancellation -> {
            NodeEvents events = new NodeEvents(System.out, outputs.isJson());
            return live(configuration, server, updater, loop, events, cancellation);
        });
    }

    private NodeConfiguration configuration() {
        try {
            return NodeConfiguration.read(file);
        } catch (IOException e) {
            throw new UsageException("--config: " + file + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--config: " + e.getMessage());
        }
    }

    private LicenseServer server(NodeConfiguration configuration) {
        try {
            return license.server(configuration);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--config: the field \"backend.url\": " + e.getMessage());
        }
    }

    private static UpdateLoop.Mode mode(NodeConfiguration configuration) {
        if (configuration.autoInstall()) return UpdateLoop.Mode.APPLY;
        return configuration.autoDownload() ? UpdateLoop.Mode.DOWNLOAD : UpdateLoop.Mode.TELL;
    }

    private Ending live(
            NodeConfiguration configuration,
            LicenseServer server,
            Updater updater,
            UpdateLoop loop,
            NodeEvents events,
            Cancellation cancellation)
            throws UpdateException {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS);
        Thread waiting = Thread.currentThread();
        try (Cancellation.Registration registration = cancellation.onCancel(waiting::interrupt);
                LicenseWatch watch =
                        LicenseWatch.start(server, application(), executor, configuration.checkInterval(), events)) {
            LicenseStatus first = events.next();
            if (!first.mayRun()) return refused(first);
            return working(configuration, server, updater, loop, events, executor);
        } catch (InterruptedException e) {
            return Ending.stopped();
        } finally {
            Thread.interrupted(); // It has been heard.
            Ended.await(executor);
        }
    }

    private Ending working(
            NodeConfiguration configuration,
            LicenseServer server,
            Updater updater,
            UpdateLoop loop,
            NodeEvents events,
            ScheduledExecutorService executor)
            throws InterruptedException, UpdateException {
        try (UpdateScheduler scheduler = UpdateScheduler.builder(updater, executor)
                        .interval(configuration.checkInterval())
                        .work(loop)
                        .build();
                Telemetry telemetry = telemetry(configuration, server, executor)) {
            scheduler.start();
            LicenseStatus status = events.next();
            while (!(status instanceof LicenseStatus.Refused)) status = events.next(); // No answer is not a no.
            return refused(status);
        }
    }

    /** Whoever supervises this command hears of it by its end. */
    private static Ending refused(LicenseStatus status) throws UpdateException {
        if (status instanceof LicenseStatus.Unknown unknown) throw unknown.cause();
        return Ending.licenseRefused(NodeEvents.details(status), status.sentence());
    }

    private @Nullable Telemetry telemetry(
            NodeConfiguration configuration, LicenseServer server, ScheduledExecutorService executor) {
        if (!configuration.telemetryEnabled()) return null;
        return Telemetry.start(
                server, application(), executor, configuration.telemetryInterval(), new MetricsCommand(metrics));
    }

    private HostApplication application() {
        return application(Optional.empty());
    }

    private HostApplication application(Optional<Version> installed) {
        Optional<Version> known = installed.isPresent() || host.namesVersion() ? installed : services.version();
        return known.map(host::application).orElseGet(host::application);
    }

    private Updater updater(LicenseServer server, Output output, Optional<Version> installed) {
        Updater.Builder updater = Updater.builder()
                .application(application(installed))
                .server(server)
                .trust(trust.trust(keys))
                .exitPolicy(ExitPolicy.returnToCaller())
                .listener(output);
        downloads.applyTo(updater);
        return services.complete(updater);
    }
}
