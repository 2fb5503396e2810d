package io.github.clientupdater.examples.cli;

import picocli.CommandLine.Command;

/** The release manager's side of a server of platforms. */
@Command(
        name = "admin",
        description = "Publishes packages at a server of platforms, lists them, and takes versions back.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class,
        subcommands = {AdminUploadCommand.class, AdminListCommand.class, AdminDeactivateCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class AdminCommand {
    AdminCommand() {}
}
