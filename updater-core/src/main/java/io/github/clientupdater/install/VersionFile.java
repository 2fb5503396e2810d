package io.github.clientupdater.install;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.RealPaths;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.json.JsonTextField;
import io.github.clientupdater.internal.swap.Owners;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A JSON configuration file outside the installation in which one text is the installed version. Nothing
 * else in it is touched: not a blank, nor what the services write there meanwhile.
 *
 * @param file the configuration; a symbolic link is followed
 * @param path the names that lead to the text, from the outside
 */
public record VersionFile(Path file, List<String> path) {
    private static final long MOST_BYTES = 1024L * 1024;

    /**
     * Copies the names.
     *
     * @throws IllegalArgumentException if there are none
     */
    public VersionFile {
        path = List.copyOf(path);
        if (path.isEmpty()) throw new IllegalArgumentException("no name of a field");
    }

    /** Returns what it says now; fails if that cannot be read or replaced. */
    String read() throws UpdateException {
        Path real = RealPaths.of(file);
        if (!Files.isWritable(real) || !Files.isWritable(PrivateDirectories.parentOf(real))) {
            throw new UpdateException(Code.NOT_WRITABLE, file + " cannot be replaced; nothing was changed");
        }
        return field(real).text();
    }

    /** Makes it say {@code text}, in one step and durably. */
    void write(String text) throws UpdateException {
        Path real = RealPaths.of(file);
        JsonTextField field = field(real);
        if (field.text().equals(text)) return;
        try {
            replace(real, field.with(text));
        } catch (IOException e) {
            throw unusable("cannot be written: " + Reasons.of(e), e);
        }
    }

    private JsonTextField field(Path real) throws UpdateException {
        try {
            if (Files.size(real) > MOST_BYTES) throw new IOException("it is larger than 1 MiB");
            return JsonTextField.find(Files.readAllBytes(real), path, "the file");
        } catch (IOException e) {
            throw unusable("cannot be read: " + Reasons.of(e), e);
        } catch (UpdateException e) {
            throw unusable("cannot be used: " + e.getMessage(), e);
        }
    }

    /** Whoever may read the old one may read the new one, and nobody else. */
    private static void replace(Path real, byte[] content) throws IOException {
        Path fresh = real.resolveSibling(real.getFileName() + ".update");
        AtomicFiles.write(fresh, content);
        Owners.give(fresh, real);
        if (PrivateDirectories.isPosix(real)) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
        }
        Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        AtomicFiles.forceDirectory(PrivateDirectories.parentOf(real));
    }

    private UpdateException unusable(String why, Exception cause) {
        return new UpdateException(Code.INSTALL_FAILED, "the version in " + file + " " + why, cause);
    }
}
