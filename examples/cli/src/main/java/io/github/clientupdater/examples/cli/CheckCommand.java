package io.github.clientupdater.examples.cli;

import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.UpdateTrigger;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks and changes nothing. */
@Command(
        name = "check",
        description = "Asks whether there is an update; exit code 10 if so, 0 if not.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private HostOptions host = new HostOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    CheckCommand() {}

    @Override
    public Integer call() {
        Output output = outputs.open();
        Updater updater = Updater.builder()
                .application(host.application())
                .server(server.server())
                .trust(server.trust())
                .listener(output)
                .build();
        return Run.of(output, cancellation -> Ending.of(updater.check(UpdateTrigger.USER, cancellation)));
    }
}
