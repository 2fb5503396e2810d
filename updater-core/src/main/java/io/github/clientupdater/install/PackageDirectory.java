package io.github.clientupdater.install;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The directory of one package. A library beside an installer could be loaded in the place of the system's. */
final class PackageDirectory {
    private PackageDirectory() {}

    /** Fails, and removes everything, unless {@code file} lies alone where nobody else may write. */
    static void requireAlone(Path file) throws UpdateException {
        Path directory = PrivateDirectories.parentOf(file);
        try {
            if (isSafe(file, directory)) return;
            PrivateDirectories.delete(directory);
        } catch (IOException e) {
            throw unsafe("cannot be looked at: " + Reasons.of(e));
        }
        throw unsafe("held more than the package, or was open to others");
    }

    private static boolean isSafe(Path file, Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList().equals(List.of(file))
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && !PrivateDirectories.isOpenToOthers(directory);
        }
    }

    private static UpdateException unsafe(String message) {
        return new UpdateException(Code.PACKAGE_DIRECTORY_UNSAFE, "the package's directory " + message);
    }
}
