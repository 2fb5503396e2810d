package io.github.clientupdater.relaunch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The script of this operating system and the command that runs it in a session of its own. */
enum Script {
    POSIX("relaunch.sh") {
        @Override
        List<String> command(Path script, Path directory) {
            List<String> command = new ArrayList<>(ownSession());
            command.addAll(List.of("/bin/sh", script.toString(), directory.toString()));
            return command;
        }
    },
    WINDOWS("relaunch.ps1") {
        @Override
        List<String> command(Path script, Path directory) {
            String root = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
            return List.of(
                    root + "\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                    "-NoProfile",
                    "-NonInteractive",
                    "-ExecutionPolicy",
                    "Bypass",
                    "-File",
                    script.toString(),
                    directory.toString());
        }
    };

    private final String resource;

    Script(String resource) {
        this.resource = resource;
    }

    abstract List<String> command(Path script, Path directory);

    static Script current() {
        return File.separatorChar == '\\' ? WINDOWS : POSIX;
    }

    Path copyTo(Path directory) throws IOException {
        Path target = directory.resolve(resource);
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, target);
        }
        return target;
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
}
