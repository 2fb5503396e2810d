package io.github.clientupdater.relaunch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command is preceded by, so that it outlives the terminal, Ctrl-C and the service it was started in. */
final class Session {
    private Session() {}

    /** Returns the words to put in front; none on Windows, where a child outlives its parent anyway. */
    static List<String> prefix() {
        if (File.separatorChar == '\\') return List.of();
        List<String> prefix = new ArrayList<>(scope());
        prefix.addAll(ownSession());
        return prefix;
    }

    /** A plain child dies with the terminal or on Ctrl-C; a session leader survives both. */
    private static List<String> ownSession() {
        for (String setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (Files.isExecutable(Path.of(setsid))) return List.of(setsid);
        }
        String perl = "/usr/bin/perl"; // macOS has no setsid.
        return Files.isExecutable(Path.of(perl))
                ? List.of(perl, "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV")
                : List.of();
    }

    /** systemd ends whatever is left of a service: a new session does not leave it, a scope does. */
    private static List<String> scope() {
        String run = "/usr/bin/systemd-run";
        if (!isInService() || !Files.isExecutable(Path.of(run))) return List.of();
        boolean user = !Files.isWritable(Path.of("/run/systemd/system"));
        return user
                ? List.of(run, "--user", "--scope", "--collect", "--quiet", "--")
                : List.of(run, "--scope", "--collect", "--quiet", "--");
    }

    private static boolean isInService() {
        try {
            return Files.exists(Path.of("/run/systemd/system"))
                    && Files.readString(Path.of("/proc/self/cgroup")).strip().endsWith(".service");
        } catch (IOException e) {
            return false; // No Linux.
        }
    }
}
