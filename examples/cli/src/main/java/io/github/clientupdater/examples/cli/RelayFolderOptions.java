package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.FolderSync;
import io.github.clientupdater.server.relay.RelayServer;
import io.github.clientupdater.task.UpdateException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Which company's files go where. */
final class RelayFolderOptions {
    @Option(names = "--company", required = true, paramLabel = "NAME", description = "Whose files.")
    private String company = "";

    @Option(
            names = "--dir",
            required = true,
            paramLabel = "DIR",
            description = "The folder to keep in step, made if it is missing. A file of your own is never deleted, and "
                    + "kept as NAME.local-N if it is in the way.")
    private Path folder = Path.of("");

    @Option(
            names = "--empty-after",
            paramLabel = "SECONDS",
            description = "A list without any file deletes nothing until it has been empty for so long (default: "
                    + "${DEFAULT-VALUE}).",
            defaultValue = "600")
    private int patience;

    RelayFolderOptions() {}

    FolderSync sync(RelayServer server) {
        try {
            return FolderSync.builder(server, company, folder)
                    .emptyListPatience(Duration.ofSeconds(patience))
                    .build();
        } catch (UpdateException e) {
            throw new UsageException("--company: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--empty-after: " + e.getMessage());
        }
    }
}
