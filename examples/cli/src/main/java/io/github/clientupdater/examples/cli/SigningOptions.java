package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.publish.SigningKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Who signs. */
final class SigningOptions {
    @Option(
            names = "--key",
            required = true,
            paramLabel = "SECRET",
            description = "File with a secret key of minisign, signify or OpenSSL; the password of an encrypted one "
                    + "is asked for or taken from " + Passwords.VARIABLE + ". May be repeated.")
    private List<Path> files = List.of();

    SigningOptions() {}

    /** Reads the keys before {@code work}, which Ctrl-C does not interrupt any more than it has to. */
    int sign(Output output, Work work) {
        List<SigningKey> keys = new ArrayList<>();
        try {
            for (Path file : files) keys.add(SigningKey.read(file, Passwords.forOpening(file.toString())));
        } catch (PublishException e) {
            Ending failed = Ending.failed(e);
            output.end(failed);
            return failed.exitCode();
        }
        return Run.of(output, cancellation -> work.perform(keys));
    }

    /** What a command does with its keys. */
    @FunctionalInterface
    interface Work {
        Ending perform(List<SigningKey> keys) throws PublishException;
    }
}
