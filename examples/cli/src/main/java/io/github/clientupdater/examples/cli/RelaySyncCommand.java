package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.FolderSync;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    RelaySyncCommand() {}

    @Override
    public Integer call() {
        FolderSync sync = folder.sync(relay.server());
        return Run.of(outputs.open(), cancellation -> RelayEndings.of(sync.sync(cancellation)));
    }
}
