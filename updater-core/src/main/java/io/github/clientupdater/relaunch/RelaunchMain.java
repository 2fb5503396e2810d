package io.github.clientupdater.relaunch;

import io.github.clientupdater.host.ProcessLauncher;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The relauncher: a program of its own, in a JVM of its own, that outlives the application. Its one
 * argument is the directory in which it finds its job and says how far it is. Not for use by applications.
 */
public final class RelaunchMain {
    private RelaunchMain() {}

    /**
     * Does the job in the directory {@code args[0]}.
     *
     * @throws IOException if it cannot begin: then nothing was changed
     */
    public static void main(String[] args) throws IOException {
        new Relaunch(RelaunchDirectory.at(Path.of(args[0])), ProcessLauncher.system(), System.in).run();
    }
}
