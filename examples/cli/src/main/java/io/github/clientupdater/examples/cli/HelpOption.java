package io.github.clientupdater.examples.cli;

import picocli.CommandLine.Option;

/** For commands whose {@code --version} is that of a release. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    HelpOption() {}

    boolean isAsked() {
        return help;
    }
}
