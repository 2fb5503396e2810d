package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a release back. */
@Command(name = "withdraw", description = "Takes a release out of the feed. Whoever has it keeps it until a newer one.")
final class WithdrawCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // Picocli looks at it.
    private HelpOption help = new HelpOption();

    @Mixin
    private FeedOptions feed = new FeedOptions();

    @Mixin
    private VersionOption release = new VersionOption();

    WithdrawCommand() {}

    @Override
    public Integer call() {
        Version version = release.version();
        return feed.change(FeedOptions.Settings.NONE, publisher -> publisher.withdraw(version));
    }
}
