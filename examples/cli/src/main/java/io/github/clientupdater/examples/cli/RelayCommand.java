package io.github.clientupdater.examples.cli;

import picocli.CommandLine.Command;

/** Data files of a relay; no updates. */
@Command(
        name = "relay",
        description = "Keeps folders of data files in step with a relay, and sends some.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class,
        subcommands = {
            RelaySyncCommand.class,
            RelayWatchCommand.class,
            RelayListCommand.class,
            RelayUploadCommand.class,
            RelayDeleteCommand.class,
            RelayStatusCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class RelayCommand {
    RelayCommand() {}
}
