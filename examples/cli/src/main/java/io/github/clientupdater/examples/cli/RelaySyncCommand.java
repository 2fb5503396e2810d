package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.FolderSync;
import io.github.clientupdater.server.relay.RelayServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Once. */
@Command(
        name = "sync",
        description = "Brings a folder in step with a company's files; exit code 1 if something failed.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class RelaySyncCommand implements Callable<Integer> {
    @Mixin
    private RelayOptions relay = new RelayOptions();

    @Mixin
    private RelayFolderOptions folder = new RelayFolderOptions();

    @Option(
            names = "--server-sync",
            description = "Ask the server first to synchronise the company: it tells everybody who watches.")
    private boolean serverSync;

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    RelaySyncCommand() {}

    @Override
    public Integer call() {
        RelayServer server = relay.server();
        FolderSync sync = folder.sync(server);
        return Run.of(outputs.open(), cancellation -> {
            if (serverSync) server.sync(sync.company(), cancellation);
            return RelayEndings.of(sync.sync(cancellation));
        });
    }
}
