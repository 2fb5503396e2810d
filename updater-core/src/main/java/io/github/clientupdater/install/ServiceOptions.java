package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.internal.files.RealPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is stopped while files are replaced, and told afterwards.
 *
 * @param control stops and starts the services; empty if there are none
 * @param healthyWithin how long they may take to work
 * @param versionFile the configuration that names the installed version; empty if none does
 */
public record ServiceOptions(
        Optional<ServiceControl> control, Duration healthyWithin, Optional<VersionFile> versionFile) {
    /** There are none. */
    public static final ServiceOptions NONE =
            new ServiceOptions(Optional.empty(), Duration.ofSeconds(60), Optional.empty());

    /** Returns these with services. */
    public ServiceOptions with(ServiceControl services, Duration within) {
        return new ServiceOptions(Optional.of(services), within, versionFile);
    }

    /** Returns these with a configuration. */
    public ServiceOptions with(VersionFile file) {
        return new ServiceOptions(control, healthyWithin, Optional.of(file));
    }

    /**
     * Makes sure that they can be for {@code host}.
     *
     * @throws IllegalStateException if not
     */
    public void requireFitting(HostApplication host) {
        if (host.process() instanceof HostProcess.ThisOne) {
            throw new IllegalStateException("services and a version file are for an updater that is not the application"
                    + " itself: say so, with HostApplication.Builder.process(new HostProcess.None())");
        }
        if (control.isPresent() && !host.relaunchCommand().isEmpty()) {
            throw new IllegalStateException("services are started by their control: there is no relaunch command then");
        }
        Optional<Path> real = versionFile.map(file -> RealPaths.of(file.file()));
        if (real.isPresent()
                && host.installDir()
                        .map(RealPaths::of)
                        .filter(real.get()::startsWith)
                        .isPresent()) {
            throw new IllegalStateException("the version file lies in the installation, which is replaced as a whole");
        }
    }

    /** Returns whether there is anything to do. */
    public boolean isNeeded() {
        return control.isPresent() || versionFile.isPresent();
    }
}
