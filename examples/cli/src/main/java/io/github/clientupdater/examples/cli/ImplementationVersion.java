package io.github.clientupdater.examples.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class ImplementationVersion implements IVersionProvider {
    ImplementationVersion() {}

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"updater " + (version == null ? "(not packaged)" : version)};
    }
}
