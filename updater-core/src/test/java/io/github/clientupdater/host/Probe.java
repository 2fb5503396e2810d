package io.github.clientupdater.host;

import java.nio.file.Path;

/** An application that tells what it takes itself for. The tests start it in a JVM of its own. */
public final class Probe {
    private Probe() {}

    public static void main(String[] args) {
        HostApplication host = HostApplication.builder("app", "1.0.0")
                .workDir(Path.of(args[0]))
                .args(args)
                .build();
        System.out.println(host.installKind());
        System.out.println(host.installDir().map(Path::toString).orElse("-"));
        System.out.println(host.installFile().map(Path::toString).orElse("-"));
        System.out.println(host.relaunchCommand());
        System.out.println(host.workingDirectory());
    }
}
