package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.RelayServer;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One file, to the server. */
@Command(
        name = "upload",
        description = "Sends a file. What should be JSON is read through first, and not sent if it is none.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class RelayUploadCommand implements Callable<Integer> {
    @Mixin
    private RelayOptions relay = new RelayOptions();

    @Option(names = "--company", required = true, paramLabel = "NAME", description = "Whose files.")
    private String company = "";

    @Parameters(paramLabel = "FILE", arity = "1", description = "It keeps its name.")
    private Path file = Path.of("");

    @Option(names = "--complete", description = "Then ask the server to tell everybody that the company is complete.")
    private boolean complete;

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    RelayUploadCommand() {}

    @Override
    public Integer call() {
        RelayServer server = relay.server();
        return Run.of(outputs.open(), cancellation -> upload(server, cancellation));
    }

    private Ending upload(RelayServer server, Cancellation cancellation) throws UpdateException {
        RelayServer.Receipt receipt = server.upload(company, file, cancellation);
        if (complete) server.sync(company, cancellation);
        return RelayEndings.uploaded(company, receipt);
    }
}
