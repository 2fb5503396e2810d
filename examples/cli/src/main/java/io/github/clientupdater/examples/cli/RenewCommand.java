package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.FeedPublisher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Signs the same releases again. */
@Command(
        name = "renew",
        description = "Signs the feed again, so that it expires later, or by another key set, or with other floors.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class RenewCommand implements Callable<Integer> {
    @Mixin
    private FeedOptions feed = new FeedOptions();

    RenewCommand() {}

    @Override
    public Integer call() {
        return feed.change(FeedOptions.Settings.NONE, FeedPublisher::renew);
    }
}
