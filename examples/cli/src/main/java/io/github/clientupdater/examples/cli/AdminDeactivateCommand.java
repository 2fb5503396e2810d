package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Version;
import io.github.clientupdater.server.platforms.PlatformsAdmin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a version back. */
@Command(name = "deactivate", description = "Takes a version back: the server does not offer it any more.")
final class AdminDeactivateCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // Picocli looks at it.
    private HelpOption help = new HelpOption();

    @Mixin
    private AdminOptions options = new AdminOptions();

    @Mixin
    private VersionOption release = new VersionOption();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    AdminDeactivateCommand() {}

    @Override
    public Integer call() {
        PlatformsAdmin admin = options.admin();
        Version which = release.version();
        return Run.of(
                outputs.open(), cancellation -> AdminEndings.deactivated(which, admin.deactivate(which, cancellation)));
    }
}
