package io.github.clientupdater.examples.cli;

import picocli.CommandLine.Option;

/** How the command speaks. */
final class OutputOptions {
    @Option(names = "--json", description = "Print one JSON object per line and nothing else.")
    private boolean json;

    OutputOptions() {}

    boolean isJson() {
        return json;
    }

    Output open() {
        return json ? new JsonOutput(System.out) : TextOutput.toStandardStreams();
    }
}
