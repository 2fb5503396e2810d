package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.RelayServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What there is. */
@Command(
        name = "list",
        description = "Lists the companies, or the files of one.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class RelayListCommand implements Callable<Integer> {
    @Mixin
    private RelayOptions relay = new RelayOptions();

    @Option(names = "--company", paramLabel = "NAME", description = "List the files of this one.")
    private String company = "";

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    RelayListCommand() {}

    @Override
    public Integer call() {
        RelayServer server = relay.server();
        return Run.of(
                outputs.open(),
                cancellation -> company.isEmpty()
                        ? RelayEndings.companies(server.companies(cancellation))
                        : RelayEndings.files(company, server.files(company, cancellation)));
    }
}
