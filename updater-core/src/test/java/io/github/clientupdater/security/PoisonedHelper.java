package io.github.clientupdater.security;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.relaunch.ExitCodes;
import io.github.clientupdater.relaunch.InstallRun;
import io.github.clientupdater.relaunch.InstallStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs an installer that prints its environment; it has one that was prepared for harm. */
final class PoisonedHelper {
    private PoisonedHelper() {}

    public static void main(String[] args) {
        Path directory = Path.of(args[0]);
        InstallStep step =
                new InstallStep(List.of("/usr/bin/env"), directory, ExitCodes.zero(), Duration.ofMinutes(1), false);
        new InstallRun(ProcessLauncher.system(), directory.resolve("log")).run(List.of(step));
    }
}
