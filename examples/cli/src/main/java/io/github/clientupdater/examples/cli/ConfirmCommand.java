package io.github.clientupdater.examples.cli;

import io.github.clientupdater.Updater;
import io.github.clientupdater.verify.Trust;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says that the new version works: what was kept of the old one is removed. */
@Command(
        name = "confirm",
        description = "Confirms that --current-version runs, and removes what was kept of the old one.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class ConfirmCommand implements Callable<Integer> {
    @Mixin
    private HostOptions host = new HostOptions();

    @Mixin
    private ReportingOptions reporting = new ReportingOptions();

    @Mixin
    private ServicesOptions services = new ServicesOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    ConfirmCommand() {}

    @Override
    public Integer call() {
        Output output = outputs.open();
        Updater.Builder builder = Updater.builder()
                .application(host.application())
                .server(reporting.server())
                .trust(Trust.checksumOnly())
                .listener(output);
        Updater updater = services.complete(builder);
        return Run.of(
                output, cancellation -> updater.confirmPending().map(Ending::of).orElseGet(Ending::nothingPending));
    }
}
