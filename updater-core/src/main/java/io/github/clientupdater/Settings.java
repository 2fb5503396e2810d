package io.github.clientupdater;

import io.github.clientupdater.decision.UpdatePolicy;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.download.Downloader;
import io.github.clientupdater.host.ExitPolicy;
import io.github.clientupdater.host.HealthSignal;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.install.Installer;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.verify.Verifier;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Everything a run needs, decided once by {@link Updater.Builder}. */
record Settings(
        HostApplication host,
        UpdateServer server,
        UpdatePolicy policy,
        UserDriver userDriver,
        Downloader downloader,
        Verifier verifier,
        List<Installer> installers,
        ExitPolicy exitPolicy,
        HealthSignal health,
        StateStore state,
        UpdateMemory memory,
        Events events,
        Clock clock) {

    Inquiry inquiry(Instant now, Cancellation cancellation) {
        return new Inquiry(host, verifier.trust(), state, now, cancellation);
    }

    UpdatePolicy.Context context(UpdateTrigger trigger, Instant now) throws UpdateException {
        return new UpdatePolicy.Context(
                host, trigger, now, memory.installationId(), memory.skipped(), memory.postponed(now), memory.failing());
    }

    Installer installerFor(Artifact artifact) throws UpdateException {
        return installers.stream()
                .filter(installer -> installer.supports(artifact, host))
                .findFirst()
                .orElseThrow(() -> new UpdateException(
                        Code.NO_INSTALLER,
                        "nothing here installs " + named(artifact.format()) + " into this kind of installation"));
    }

    private static String named(Format format) {
        return format == Format.UNKNOWN
                ? "a file whose name ends in no known way"
                : "a ." + format.extension() + " file";
    }
}
