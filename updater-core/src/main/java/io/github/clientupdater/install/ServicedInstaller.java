package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.util.List;
import java.util.Optional;

/**
 * Installers whose commit happens while services are stopped. What is to be replaced, and how, is the
 * others' business; when, and whether it stays, is decided here.
 */
public final class ServicedInstaller implements Installer {
    private final List<Installer> installers;
    private final ServiceSteps steps;
    private final ServiceMarks marks;
    private final Handoff done;

    ServicedInstaller(List<Installer> installers, ServiceSteps steps, StateStore state, Handoff done) {
        this.installers = List.copyOf(installers);
        this.steps = steps;
        this.marks = new ServiceMarks(state);
        this.done = done;
    }

    /**
     * Returns one installer that chooses among {@code installers}.
     *
     * @param options which services, and how
     * @param launcher starts the programs that control them
     * @param host whose installation it is; another process than this one
     * @param state remembers which step is taken
     */
    public static Installer around(
            List<Installer> installers,
            ServiceOptions options,
            ProcessLauncher launcher,
            HostApplication host,
            StateStore state) {
        ServiceSteps steps = new ServiceSteps(
                options.control().orElse(ServiceControl.none()),
                new ServiceCommands(launcher, host.workDir()),
                options.healthyWithin(),
                options.versionFile());
        Handoff done = options.control().isPresent() ? Handoff.HEALTHY : Handoff.COMPLETE;
        return new ServicedInstaller(installers, steps, state, done);
    }

    private Optional<Installer> find(Artifact artifact, HostApplication host) {
        return installers.stream().filter(each -> each.supports(artifact, host)).findFirst();
    }

    private Installer get(Artifact artifact, HostApplication host) throws UpdateException {
        return find(artifact, host)
                .orElseThrow(() -> new UpdateException(Code.NO_INSTALLER, "nothing here installs " + artifact));
    }

    @Override
    public boolean supports(Artifact artifact, HostApplication host) {
        return find(artifact, host).isPresent();
    }

    @Override
    public void preflight(Artifact artifact, HostApplication host) throws UpdateException {
        get(artifact, host).preflight(artifact, host);
        steps.readVersion();
    }

    @Override
    public StagedUpdate stage(
            VerifiedArtifact verified, Release release, HostApplication host, Cancellation cancellation)
            throws UpdateException {
        if (awaitsRecovery()) throw new UpdateException(Code.BUSY, "an earlier update has stopped the services");
        marks.clear(); // How that one came out was told.
        return get(verified.artifact(), host).stage(verified, release, host, cancellation);
    }

    @Override
    public Handoff commit(StagedUpdate staged, HostApplication host) throws UpdateException {
        Installer installer = get(staged.verified().artifact(), host);
        new ServicedCommit(steps, marks, installer, host).perform(staged);
        return done;
    }

    @Override
    public boolean canTakeBack(HostApplication host) {
        return installers.stream().anyMatch(each -> each.canTakeBack(host));
    }

    @Override
    public Optional<Handoff> takeBack(HostApplication host) throws UpdateException {
        for (Installer each : installers) {
            if (each.canTakeBack(host)) return each.takeBack(host);
        }
        return Optional.empty();
    }

    @Override
    public void recover(HostApplication host) throws UpdateException {
        Optional<ServiceMark> mark = marks.read();
        if (mark.isPresent()) {
            Installer installer = get(ofFormat(mark.get().format()), host);
            new ServiceRecovery(steps, marks, installer, host).run(mark.get());
        }
        for (Installer each : installers) each.recover(host);
    }

    private static Artifact ofFormat(Format format) {
        return Artifact.builder("cut-off", format).build();
    }

    @Override
    public Optional<CommitEnding> ending() throws UpdateException {
        Optional<ServiceMark> mark = marks.read();
        return mark.isPresent() ? mark.get().ending() : Optional.empty();
    }

    @Override
    public boolean awaitsRecovery() throws UpdateException {
        return marks.read().filter(ServiceMark::isUnfinished).isPresent();
    }

    /** What an update left that could not be put back yet is the only way back. */
    @Override
    public void discard(HostApplication host) throws UpdateException {
        if (awaitsRecovery()) return;
        marks.clear();
        for (Installer each : installers) each.discard(host);
    }
}
