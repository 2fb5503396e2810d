package io.github.clientupdater.relaunch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the relauncher has to do, in this order; each part may be missing.
 *
 * @param parent the process whose end is awaited
 * @param swap what takes whose place
 * @param install the external installer's command
 * @param start the command that starts the application
 * @param directory where to start it
 * @param confirmSeconds how long to wait for the new version's confirmation; 0 not to
 */
public record RelaunchJob(
        OptionalLong parent,
        Optional<Swap> swap,
        List<String> install,
        List<String> start,
        Path directory,
        int confirmSeconds) {

    /** Copies the commands. */
    public RelaunchJob {
        install = List.copyOf(install);
        start = List.copyOf(start);
    }

    /**
     * One directory or file in the place of another.
     *
     * @param live what the application runs from
     * @param fresh the new version, on the same volume
     * @param backup where the old version goes; must not exist
     */
    public record Swap(Path live, Path fresh, Path backup) {
        boolean isDone() {
            return Files.exists(live) && Files.exists(backup) && !Files.exists(fresh);
        }
    }

    /** Returns what is left to do when only the start was missed. */
    RelaunchJob onlyStart() {
        return new RelaunchJob(OptionalLong.empty(), Optional.empty(), List.of(), start, directory, 0);
    }

    /** Returns the job file: lines {@code key=value}, see {@code relaunch.sh}. */
    String encode() {
        List<String> lines = new ArrayList<>();
        parent.ifPresent(pid -> lines.add(line("parent", Long.toString(pid))));
        swap.ifPresent(paths -> {
            lines.add(line("live", paths.live().toString()));
            lines.add(line("fresh", paths.fresh().toString()));
            lines.add(line("backup", paths.backup().toString()));
        });
        lines.add(line("directory", directory.toString()));
        lines.add(line("confirm", Integer.toString(confirmSeconds)));
        if (!install.isEmpty()) lines.add(line("installs", "yes"));
        install.forEach(word -> lines.add(line("install", word)));
        if (!start.isEmpty()) lines.add(line("starts", "yes"));
        start.forEach(word -> lines.add(line("start", word)));
        lines.add("");
        return String.join("\n", lines);
    }

    private static String line(String key, String value) {
        if (value.indexOf('\0') >= 0) throw new IllegalArgumentException(key + " holds a NUL character");
        return key + "=" + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
