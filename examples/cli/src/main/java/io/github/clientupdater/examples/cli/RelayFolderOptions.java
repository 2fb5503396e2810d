package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.FolderSync;
import io.github.clientupdater.server.relay.RelayServer;
import io.github.clientupdater.task.UpdateException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
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
            paramLabel = "TIME",
            converter = Patience.class,
            description = "A list without any file deletes nothing until it has been empty for so long, such as 5m or "
                    + "1h (default: 10m); 0 to delete at once.")
    private Duration patience = Duration.ofMinutes(10);

    RelayFolderOptions() {}

    FolderSync sync(RelayServer server) {
        try {
            return FolderSync.builder(server, company, folder)
                    .emptyListPatience(patience)
                    .build();
        } catch (UpdateException e) {
            throw new UsageException("--company: " + e.getMessage());
        }
    }

    /** A time, or none. */
    static final class Patience implements ITypeConverter<Duration> {
        Patience() {}

        @Override
        public Duration convert(String text) {
            return text.equals("0") ? Duration.ZERO : new Interval().convert(text);
        }
    }
}
