package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Channel;
import io.github.clientupdater.server.manifest.FeedServer;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a published feed as an application does. */
@Command(
        name = "verify-feed",
        description = "Fetches a signed feed and all its files as an application does; exit code 1 if one of them "
                + "would be refused.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class VerifyFeedCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", converter = ServerOptions.Address.class, description = "Where update.json lies.")
    private URI url = URI.create("");

    @Option(
            names = "--app-id",
            required = true,
            paramLabel = "ID",
            description = "The application, as it calls itself.")
    private String app = "";

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            defaultValue = "stable",
            description = "Which releases it follows (default: ${DEFAULT-VALUE}).")
    private String channel = "stable";

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description = "A public key that it has pinned, or a file with one. May be repeated.")
    private List<String> keys = List.of();

    @Mixin
    private KeyOptions options = new KeyOptions();

    @Option(names = "--no-files", description = "Look at the feed only.")
    private boolean noFiles;

    @Option(names = "--expires-within", paramLabel = "DAYS", description = "Fail if it expires within so many days.")
    private int days;

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    VerifyFeedCommand() {}

    @Override
    public Integer call() {
        if (days < 0) throw new UsageException("--expires-within: not a number of days: " + days);
        try {
            FeedVisit.Application application = new FeedVisit.Application(app, new Channel(channel));
            FeedVisit visit = new FeedVisit(FeedServer.at(url), options.trust(keys), application);
            return Run.of(outputs.open(), cancellation -> new FeedReport(visit, cancellation).ending(days, !noFiles));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
