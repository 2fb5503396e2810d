package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.server.platforms.NewPackage;
import io.github.clientupdater.server.platforms.PlatformsAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One package, to the server. */
@Command(name = "upload", description = "Publishes a package for one platform.")
final class AdminUploadCommand implements Callable<Integer> {
    /** As the protocol names them; the others are as elsewhere. */
    private static final Map<String, String> PROTOCOL = Map.of(
            "win32-x64", "windows-x64",
            "darwin-x64", "macos-x64",
            "darwin-arm64", "macos-aarch64");

    @Mixin
    @SuppressWarnings("UnusedVariable") // Picocli looks at it.
    private HelpOption help = new HelpOption();

    @Mixin
    private AdminOptions options = new AdminOptions();

    @Mixin
    private VersionOption release = new VersionOption();

    @Option(
            names = "--platform",
            required = true,
            paramLabel = "OS-ARCH",
            description = "For whom it is: windows-x64, macos-x64, macos-aarch64 or linux-x64, or as the server names"
                    + " them: win32-x64, darwin-x64, darwin-arm64.")
    private String platform = "";

    @ArgGroup
    private @Nullable Changelog changelog;

    @Option(names = "--critical", description = "It mends something dangerous.")
    private boolean critical;

    @Option(names = "--minimum-version", paramLabel = "V", description = "Older versions take a step between.")
    private @Nullable String minimum;

    @Parameters(paramLabel = "FILE", arity = "1", description = "The package; the server is told its name.")
    private Path file = Path.of("");

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    AdminUploadCommand() {}

    @Override
    public Integer call() {
        PlatformsAdmin admin = options.admin();
        NewPackage made = made();
        UploadProgress progress = UploadProgress.of(file, outputs.isJson());
        return Run.of(outputs.open(), cancellation -> {
            try (progress) {
                return AdminEndings.uploaded(made, admin.upload(made, progress, cancellation));
            }
        });
    }

    private NewPackage made() {
        Version made = release.version();
        Optional<Version> least = Optional.ofNullable(minimum).map(AdminUploadCommand::minimum);
        String text = changelog == null ? "" : changelog.read();
        try {
            return new NewPackage(
                    made, Platform.parse(PROTOCOL.getOrDefault(platform, platform)), file, text, critical, least);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--platform: " + e.getMessage());
        }
    }

    private static Version minimum(String text) {
        try {
            return Version.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--minimum-version: " + e.getMessage());
        }
    }

    /** What is new, said or read. */
    static final class Changelog {
        private static final int MAX_FILE = 1024 * 1024;

        @Option(names = "--changelog", paramLabel = "TEXT", description = "What is new.")
        private @Nullable String text;

        @Option(
                names = "--changelog-file",
                paramLabel = "FILE",
                description = "A file that says what is new, in UTF-8.")
        private @Nullable Path file;

        Changelog() {}

        String read() {
            if (text != null) return text;
            if (file == null) return "";
            try {
                if (Files.size(file) > MAX_FILE) throw new UsageException(file + " is too long for a changelog");
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new UsageException("--changelog-file: " + file + " cannot be read");
            }
        }
    }
}
