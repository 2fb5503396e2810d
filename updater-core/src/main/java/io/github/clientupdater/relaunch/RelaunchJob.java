package io.github.clientupdater.relaunch;

import io.github.clientupdater.internal.swap.Swap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the relauncher has to do, in this order; each part may be missing.
 *
 * @param awaited ids of the processes whose end is awaited
 * @param swap what takes whose place
 * @param takesBack whether what {@code swap} put in place gives way to the old again
 * @param install the external installer's commands
 * @param start the command that starts the application
 * @param directory where to start it
 * @param environment what the application has in its environment beside the relauncher's own
 * @param confirmSeconds how long to wait for the new version's confirmation; 0 not to
 */
public record RelaunchJob(
        List<Long> awaited,
        Optional<Swap> swap,
        boolean takesBack,
        List<InstallStep> install,
        List<String> start,
        Path directory,
        Map<String, String> environment,
        int confirmSeconds) {

    /** Copies what can be changed. */
    public RelaunchJob {
        awaited = List.copyOf(awaited);
        install = List.copyOf(install);
        start = List.copyOf(start);
        environment = Map.copyOf(environment);
    }

    /** Returns a job that only starts {@code command} in {@code directory}. */
    public static RelaunchJob start(List<String> command, Path directory) {
        return new RelaunchJob(List.of(), Optional.empty(), false, List.of(), command, directory, Map.of(), 0);
    }

    /** Returns this job, done after the end of {@code processes}. */
    public RelaunchJob after(List<Long> processes) {
        return new RelaunchJob(processes, swap, takesBack, install, start, directory, environment, confirmSeconds);
    }

    /** Returns this job, with {@code swap} done first. */
    public RelaunchJob swapping(Swap swap) {
        return new RelaunchJob(
                awaited, Optional.of(swap), false, install, start, directory, environment, confirmSeconds);
    }

    /** Returns this job, with {@code swap} undone first. */
    public RelaunchJob takingBack(Swap swap) {
        return new RelaunchJob(
                awaited, Optional.of(swap), true, install, start, directory, environment, confirmSeconds);
    }

    /** Returns this job, with {@code steps} run before the start. */
    public RelaunchJob installing(List<InstallStep> steps) {
        return new RelaunchJob(awaited, swap, takesBack, steps, start, directory, environment, confirmSeconds);
    }

    /** Returns this job, in which the application gets {@code variables} too. */
    public RelaunchJob with(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(variables);
        return new RelaunchJob(awaited, swap, takesBack, install, start, directory, all, confirmSeconds);
    }

    /** Returns this job, in which the new version has {@code seconds} to confirm. */
    public RelaunchJob confirmedWithin(int seconds) {
        return new RelaunchJob(awaited, swap, takesBack, install, start, directory, environment, seconds);
    }
}
