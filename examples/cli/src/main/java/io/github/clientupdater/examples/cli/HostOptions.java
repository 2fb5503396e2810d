package io.github.clientupdater.examples.cli;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The application that is kept up to date: never this command itself. */
final class HostOptions {
    @Option(
            names = "--app-id",
            required = true,
            paramLabel = "ID",
            description = "What tells the application from every other, such as com.acme.notes.")
    private String id = "";

    @Option(
            names = "--current-version",
            paramLabel = "V",
            description = "What is installed now. Required, but for node with a --version-file.")
    private String version = "";

    @Option(
            names = "--install-dir",
            paramLabel = "DIR",
            description = "The directory (or single file) that an update replaces as a whole.")
    private @Nullable Path installDir;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            description = "The updater's own directory; by default one per user and application.")
    private @Nullable Path workDir;

    @Option(names = "--platform", paramLabel = "OS-ARCH", description = "Such as linux-x64; this machine's by default.")
    private @Nullable String platform;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "Which releases to follow (default: ${DEFAULT-VALUE}).",
            defaultValue = "stable")
    private String channel = "stable";

    HostOptions() {}

    HostApplication application() {
        return application(new HostProcess.None(), List.of());
    }

    boolean namesVersion() {
        return !version.isEmpty();
    }

    /** Returns the application after an update. */
    HostApplication application(Version newer) {
        return application(newer.toString(), new HostProcess.None(), List.of());
    }

    HostApplication application(HostProcess process, List<String> relaunchCommand) {
        if (version.isEmpty()) throw new UsageException("Missing required option: '--current-version=V'");
        return application(version, process, relaunchCommand);
    }

    private HostApplication application(String installed, HostProcess process, List<String> relaunchCommand) {
        try {
            HostApplication.Builder host = HostApplication.builder(id, installed)
                    .channel(new Channel(channel))
                    .process(process)
                    .relaunchCommand(relaunchCommand);
            if (platform != null) host.platform(Platform.parse(platform));
            if (workDir != null) host.workDir(workDir);
            if (installDir != null) locate(installDir, host);
            return host.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** A directory with one jar at its top can be replaced as a whole, or only its jar. */
    private static void locate(Path installation, HostApplication.Builder host) {
        if (Files.isRegularFile(installation)) {
            host.installFile(installation);
            return;
        }
        host.installDir(installation); // Where there is none, the library says so or brings it back.
        List<Path> jars = jarsIn(installation);
        if (jars.size() == 1) host.installFile(jars.get(0));
    }

    private static List<Path> jarsIn(Path directory) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException e) {
            return List.of(); // Not there or not readable.
        }
        jars.removeIf(jar -> !Files.isRegularFile(jar));
        return jars;
    }
}
