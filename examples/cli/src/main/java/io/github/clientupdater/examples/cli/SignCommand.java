package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.FileSigner;
import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.publish.SigningKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a file as minisign does. */
@Command(name = "sign", description = "Writes FILE.minisig: the signatures of one file, which minisign verifies.")
final class SignCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // Picocli looks at it.
    private HelpOption help = new HelpOption();

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Parameters(paramLabel = "FILE", description = "What to sign.")
    private Path file = Path.of("");

    @Option(
            names = {"--app", "--app-id"},
            paramLabel = "ID",
            description = "Signs for which application the file is; with --version.")
    private @Nullable String app;

    @Option(names = "--version", paramLabel = "V", description = "Signs which version the file is; with --app.")
    private @Nullable String version;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Signs this line instead.")
    private @Nullable String comment;

    @Option(names = "--append", description = "Add to the signatures that are there, such as those by another key.")
    private boolean append;

    SignCommand() {}

    @Override
    public Integer call() {
        String line = comment();
        return signing.sign(outputs.open(), keys -> sign(keys, line));
    }

    private Ending sign(List<SigningKey> keys, String line) throws PublishException {
        Path signature = append ? signer(keys).append(file, line) : signer(keys).sign(file, line);
        Map<String, Object> details = Map.of("file", signature.toString(), "comment", line);
        return new Ending("signed", details, "Signed: " + signature, Ending.listed(List.of(line)), ExitCodes.OK);
    }

    private static FileSigner signer(List<SigningKey> keys) {
        try {
            return new FileSigner(keys);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--key: " + e.getMessage());
        }
    }

    private static String commentFor(String app, String version) {
        try {
            return FileSigner.commentFor(app, version);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--app, --version: " + e.getMessage());
        }
    }

    private String comment() {
        if ((app == null) != (version == null)) throw new UsageException("--app and --version go together");
        if (comment != null && app != null)
            throw new UsageException("--comment takes the place of --app and --version");
        if (app != null && version != null) return commentFor(app, version);
        return comment != null
                ? comment
                : "timestamp:" + Instant.now().getEpochSecond() + " file:" + file.getFileName();
    }
}
