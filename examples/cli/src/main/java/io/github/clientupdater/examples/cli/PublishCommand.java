package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.FeedPublisher;
import io.github.clientupdater.publish.NewRelease;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a release to a signed feed. */
@Command(name = "publish", description = "Adds a release to the signed feed in a directory, and its files.")
final class PublishCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // Picocli looks at it.
    private HelpOption help = new HelpOption();

    @Mixin
    private FeedOptions feed = new FeedOptions();

    @Mixin
    private VersionOption version = new VersionOption();

    @Mixin
    private ReleaseOptions release = new ReleaseOptions();

    @Option(
            names = "--first",
            arity = "0..1",
            fallbackValue = "1",
            paramLabel = "SEQUENCE",
            description = "There is no feed yet. Or there was one and it is lost: then a number above all it ever had.")
    private @Nullable Long first;

    @Option(names = "--allow-older", description = "The version may be below the newest one.")
    private boolean older;

    PublishCommand() {}

    @Override
    public Integer call() {
        NewRelease built = release.release(version.version());
        return feed.change(this::apply, publisher -> publisher.publish(built));
    }

    private void apply(FeedPublisher.Builder publisher) {
        if (first != null && first < 1) throw new UsageException("--first: not a sequence: " + first);
        if (first != null) publisher.firstFeed(first);
        if (older) publisher.olderVersionAllowed();
    }
}
