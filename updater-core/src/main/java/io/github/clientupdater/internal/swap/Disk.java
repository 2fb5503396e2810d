package io.github.clientupdater.internal.swap;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Every change that a swap makes on the disk: one method each, and no other way. Tests put an
 * implementation in between that stops before any of them.
 */
public interface Disk {
    /**
     * Creates {@code directory}.
     *
     * @param permissions such as {@code rwxr-xr-x}, or empty where there are none
     * @param model gets the same owner and group as this, as far as this process may give it
     */
    void createDirectory(Path directory, String permissions, Path model) throws IOException;

    /** Gives the file or symbolic link {@code existing} a second name, or copies it where there are no hard links. */
    void link(Path existing, Path name) throws IOException;

    /** Moves {@code source} over {@code target} in one step; both lie on one volume. */
    void move(Path source, Path target) throws IOException;

    /** Creates {@code file}, which must not exist, and makes {@code content} durable. */
    void write(Path file, byte[] content) throws IOException;

    /** Deletes a file, a symbolic link or an empty directory. */
    void delete(Path path) throws IOException;

    /** Makes the content of a file durable. */
    void force(Path file) throws IOException;

    /** Makes the names in {@code directory} durable where the system can. */
    void forceDirectory(Path directory) throws IOException;

    /** Returns the disk itself. */
    static Disk real() {
        return new RealDisk();
    }
}
