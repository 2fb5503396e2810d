package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.RelayServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One file, at the server. */
@Command(
        name = "delete",
        description = "Deletes a file at the server.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class RelayDeleteCommand implements Callable<Integer> {
    @Mixin
    private RelayOptions relay = new RelayOptions();

    @Option(names = "--company", required = true, paramLabel = "NAME", description = "Whose file.")
    private String company = "";

    @Parameters(paramLabel = "FILENAME", description = "Its name.")
    private String name = "";

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    RelayDeleteCommand() {}

    @Override
    public Integer call() {
        RelayServer server = relay.server();
        return Run.of(
                outputs.open(),
                cancellation -> RelayEndings.deleted(company, name, server.delete(company, name, cancellation)));
    }
}
