package demo;

import io.github.clientupdater.Updater;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.verify.Trust;
import java.net.URI;
import java.nio.file.Path;

/** An application that is a module: it updates the directory that it is given. */
public final class Demo {
    private Demo() {}

    public static void main(String[] args) {
        HostApplication host = HostApplication.builder("demo", "1.0.0")
                .installDir(Path.of(args[1]))
                .workDir(Path.of(args[2]))
                .process(new HostProcess.None())
                .build();
        Updater updater = Updater.builder()
                .application(host)
                .server(ManifestServer.at(URI.create(args[0])))
                .trust(Trust.checksumOnly())
                .build();
        System.out.println(updater.checkAndApply());
    }
}
