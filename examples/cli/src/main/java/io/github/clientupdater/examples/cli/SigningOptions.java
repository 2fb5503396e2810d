package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.publish.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        return Run.of(output, cancellation -> work.perform(keys).withRemarks(remarks()));
    }

    private List<String> remarks() {
        return files.stream()
                .filter(SigningOptions::isOpenToOthers)
                .map(file -> "others on this machine may read the secret key " + file + ": chmod 600 " + file)
                .toList();
    }

    /** Windows has no such rights, and a file that is gone by now none at all. */
    private static boolean isOpenToOthers(Path file) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            return rights.contains(PosixFilePermission.GROUP_READ) || rights.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** What a command does with its keys. */
    @FunctionalInterface
    interface Work {
        Ending perform(List<SigningKey> keys) throws PublishException;
    }
}
