package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.relaunch.RelaunchJob;
import io.github.clientupdater.relaunch.Relauncher;
import io.github.clientupdater.task.UpdateException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The point of no return, the same for every installer: the relauncher does it, now or after the exit. */
final class Commit {
    private static final int CONFIRM_SECONDS = 30;

    private final Relauncher relauncher;

    Commit(Relauncher relauncher) {
        this.relauncher = relauncher;
    }

    Installer.Handoff swap(RelaunchJob.Swap swap, HostApplication host) throws UpdateException {
        return perform(Optional.of(swap), List.of(), host.relaunchCommand(), host);
    }

    Installer.Handoff run(List<String> installer, List<String> start, HostApplication host) throws UpdateException {
        return perform(Optional.empty(), installer, start, host);
    }

    private Installer.Handoff perform(
            Optional<RelaunchJob.Swap> swap, List<String> installer, List<String> start, HostApplication host)
            throws UpdateException {
        boolean ownProcess = host.process() instanceof HostProcess.ThisOne;
        RelaunchJob job = new RelaunchJob(
                ownProcess ? OptionalLong.of(ProcessHandle.current().pid()) : OptionalLong.empty(),
                swap,
                installer,
                start,
                host.workingDirectory(),
                ownProcess ? CONFIRM_SECONDS : 0); // Other programs do not know how to confirm.
        RelaunchDirectory directory = RelaunchDirectory.below(host.workDir());
        if (ownProcess) {
            relauncher.handOver(job, directory);
            return Installer.Handoff.EXIT_REQUIRED;
        }
        Optional<UpdateException> failure = relauncher.run(job, directory).failure();
        if (failure.isPresent()) throw failure.get();
        return Installer.Handoff.COMPLETE;
    }
}
