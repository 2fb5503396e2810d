package io.github.clientupdater.examples.cli;

import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.ExitPolicy;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks, asks, downloads, verifies and installs. */
@Command(
        name = "update",
        description = "Installs the newest version, or only downloads it.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class UpdateCommand implements Callable<Integer> {
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

    @Option(names = "--yes", description = "Install without asking.")
    private boolean yes;

    @Option(names = "--download-only", description = "Download and verify, and print where the file lies.")
    private boolean downloadOnly;

    @Option(
            names = "--wait-for",
            paramLabel = "PID",
            description = "Wait for the end of this process before anything is replaced.")
    private @Nullable Long waitFor;

    @Option(names = "--restart", paramLabel = "COMMAND", description = "Run this by the shell after the installation.")
    private @Nullable String restart;

    UpdateCommand() {}

    @Override
    public Integer call() {
        Output output = outputs.open();
        Updater updater = updater(output);
        return Run.of(
                output,
                cancellation -> downloadOnly
                        ? download(updater, cancellation)
                        : Ending.of(updater.checkAndApply(UpdateTrigger.USER, cancellation)));
    }

    private Updater updater(Output output) {
        Updater.Builder updater = Updater.builder()
                .application(host.application(process(), relaunchCommand()))
                .server(server.server())
                .trust(server.trust())
                .userDriver(ConsoleUserDriver.of(yes, outputs.isJson()))
                .exitPolicy(ExitPolicy.returnToCaller())
                .listener(output);
        downloads.applyTo(updater);
        return services.complete(updater);
    }

    private static Ending download(Updater updater, Cancellation cancellation) throws UpdateException {
        Decision decision = updater.check(UpdateTrigger.USER, cancellation);
        if (!(decision instanceof Decision.Available update)) return Ending.of(decision);
        return Ending.downloaded(update.release(), updater.download(update, cancellation));
    }

    private HostProcess process() {
        if (waitFor == null) return new HostProcess.None();
        if (waitFor <= 0) throw new UsageException("--wait-for: not a process id: " + waitFor);
        return new HostProcess.Other(waitFor);
    }

    private List<String> relaunchCommand() {
        if (restart == null) return List.of();
        if (services.areGiven()) throw new UsageException("--restart is for what has no --stop, --start or --systemd");
        return ServicesOptions.shell(restart);
    }
}
