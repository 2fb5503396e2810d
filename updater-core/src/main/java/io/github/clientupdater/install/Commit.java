package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.internal.swap.Swap;
import io.github.clientupdater.relaunch.InstallStep;
import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.relaunch.RelaunchJob;
import io.github.clientupdater.relaunch.RelaunchResult;
import io.github.clientupdater.relaunch.Relauncher;
import io.github.clientupdater.task.UpdateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The point of no return, the same for every installer: the relauncher does it, now or after the exit. */
final class Commit {
    private static final int CONFIRM_SECONDS = 30;

    private final Relauncher relauncher;

    Commit(Relauncher relauncher) {
        this.relauncher = relauncher;
    }

    Installer.Handoff swap(Swap swap, HostApplication host) throws UpdateException {
        return perform(job(host.relaunchCommand(), host).swapping(swap), host);
    }

    Installer.Handoff run(List<InstallStep> installer, List<String> start, HostApplication host)
            throws UpdateException {
        return perform(job(start, host).installing(installer), host);
    }

    /** Puts back what {@code swap} replaced, and starts that. */
    Installer.Handoff takeBack(Swap swap, HostApplication host) throws UpdateException {
        RelaunchJob job = job(host.relaunchCommand(), host).takingBack(swap);
        if (isThisProcess(host)) return perform(job, host);
        relauncher.run(job, RelaunchDirectory.below(host.workDir())); // Its result says that the old version is back.
        return Installer.Handoff.COMPLETE;
    }

    private static RelaunchJob job(List<String> start, HostApplication host) {
        return RelaunchJob.start(start, host.workingDirectory());
    }

    private Installer.Handoff perform(RelaunchJob job, HostApplication host) throws UpdateException {
        RelaunchDirectory directory = RelaunchDirectory.below(host.workDir());
        if (isThisProcess(host)) {
            relauncher.handOver(job.after(ownProcesses()).confirmedWithin(CONFIRM_SECONDS), directory);
            return Installer.Handoff.EXIT_REQUIRED;
        }
        // Other programs do not know how to confirm.
        RelaunchResult result = relauncher.run(job, directory);
        Optional<UpdateException> failure = result.failure();
        if (failure.isPresent()) throw failure.get();
        return Installer.Handoff.COMPLETE;
    }

    private static boolean isThisProcess(HostApplication host) {
        return host.process() instanceof HostProcess.ThisOne;
    }

    /** A jpackage launcher on Windows is a process of the same program, which waits for this one. */
    private static List<Long> ownProcesses() {
        ProcessHandle self = ProcessHandle.current();
        List<Long> processes = new ArrayList<>(List.of(self.pid()));
        Optional<String> program = self.info().command();
        boolean launched = System.getProperty("jpackage.app-path") != null;
        self.parent()
                .filter(parent -> launched
                        && program.isPresent()
                        && program.equals(parent.info().command()))
                .ifPresent(parent -> processes.add(parent.pid()));
        return processes;
    }
}
