package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.RelayServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How the server is. */
@Command(
        name = "status",
        description = "Asks the relay how it is.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class RelayStatusCommand implements Callable<Integer> {
    @Mixin
    private RelayOptions relay = new RelayOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    RelayStatusCommand() {}

    @Override
    public Integer call() {
        RelayServer server = relay.server();
        return Run.of(outputs.open(), cancellation -> RelayEndings.status(server.status(cancellation)));
    }
}
