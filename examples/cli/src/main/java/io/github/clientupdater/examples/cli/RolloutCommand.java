package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets more installations have a release. */
@Command(name = "rollout", description = "Changes how many installations get a release by themselves.")
final class RolloutCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // Picocli looks at it.
    private HelpOption help = new HelpOption();

    @Mixin
    private FeedOptions feed = new FeedOptions();

    @Mixin
    private VersionOption release = new VersionOption();

    @Option(
            names = "--percent",
            required = true,
            paramLabel = "PERCENT",
            description = "0 stops it unless it is mandatory, 100 is everybody.")
    private double percent;

    RolloutCommand() {}

    @Override
    public Integer call() {
        if (!(percent >= 0 && percent <= 100)) throw new UsageException("--percent: not from 0 to 100: " + percent);
        Version version = release.version();
        return feed.change(FeedOptions.Settings.NONE, publisher -> publisher.setRollout(version, new Rollout(percent)));
    }
}
