package io.github.clientupdater.examples.quickstart;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All processes of the story, so that none is left when it is over. */
final class Cast {
    private final Set<ProcessHandle> processes = new LinkedHashSet<>();
    private final Relauncher relauncher;

    Cast(Relauncher relauncher) {
        this.relauncher = relauncher;
    }

    /** Remembers a process while it certainly is the one meant: its id may be given away later. */
    synchronized void enter(long pid) {
        ProcessHandle.of(pid).ifPresent(processes::add);
    }

    /** Returns whether anybody is left who could tell more. */
    synchronized boolean isThere() {
        return processes.stream().anyMatch(ProcessHandle::isAlive)
                || relauncher.process().filter(ProcessHandle::isAlive).isPresent();
    }

    /** Ends them all. First the relauncher: it would take the end of Notes for a failure and start it again. */
    synchronized void leave() {
        if (relauncher.result().isEmpty()) relauncher.process().ifPresent(ProcessHandle::destroyForcibly);
        relauncher.process().ifPresent(process -> isGone(process, 1)); // It may still write its log.
        processes.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : processes) {
            if (!isGone(process, 5)) process.destroyForcibly();
        }
        processes.clear();
    }

    /** Returns whether a process ends within some seconds. */
    static boolean isGone(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException | TimeoutException e) {
            return !process.isAlive();
        }
    }
}
