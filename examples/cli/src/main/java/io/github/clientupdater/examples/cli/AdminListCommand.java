package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.platforms.PlatformsAdmin;
import io.github.clientupdater.server.platforms.PublishedVersion;
import io.github.clientupdater.server.platforms.VersionPage;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is published. */
@Command(
        name = "list",
        description = "Lists all versions that the server has.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class)
final class AdminListCommand implements Callable<Integer> {
    private static final int PER_PAGE = 20;
    private static final int MOST_PAGES = 1000; // A server that always has one more is not followed for ever.

    @Mixin
    private AdminOptions options = new AdminOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    AdminListCommand() {}

    @Override
    public Integer call() {
        PlatformsAdmin admin = options.admin();
        return Run.of(outputs.open(), cancellation -> AdminEndings.listed(all(admin, cancellation)));
    }

    private static List<PublishedVersion> all(PlatformsAdmin admin, Cancellation cancellation) throws UpdateException {
        List<PublishedVersion> versions = new ArrayList<>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            VersionPage page = admin.list(number, PER_PAGE, cancellation);
            versions.addAll(page.versions());
            if (!page.hasNext()) return versions;
        }
        throw new UpdateException(
                UpdateException.Code.FEED_TOO_LARGE, "the list has more than " + MOST_PAGES + " pages");
    }
}
