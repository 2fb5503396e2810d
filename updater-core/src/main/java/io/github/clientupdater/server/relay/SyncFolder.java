package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.files.FileLock;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.SafePaths;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder while it is kept in step, by one at a time. In its hidden directory {@code .relay} lie the
 * record, the lock, and what is on its way ({@code incoming}).
 */
final class SyncFolder implements AutoCloseable {
    private static final String HIDDEN = ".relay";
    private static final int MOST_COPIES = 1000;

    private final Path folder;
    private final FileLock lock;
    private final Path incoming;
    private int received;

    private SyncFolder(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
        this.incoming = folder.resolve(HIDDEN).resolve("incoming");
    }

    /**
     * Takes the lock.
     *
     * @throws UpdateException with {@code BUSY} if somebody else has it
     */
    static SyncFolder open(Path folder) throws UpdateException, IOException {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        Path hidden = real.resolve(HIDDEN);
        PrivateDirectories.create(hidden);
        if (!Files.isDirectory(hidden, LinkOption.NOFOLLOW_LINKS)) {
            throw new UpdateException(Code.FOLDER_UNUSABLE, hidden + " leads somewhere else");
        }
        FileLock lock = FileLock.tryLock(hidden.resolve("lock"))
                .orElseThrow(() -> new UpdateException(Code.BUSY, "another one keeps " + folder + " in step just now"));
        SyncFolder open = new SyncFolder(real, lock);
        try {
            PrivateDirectories.delete(open.incoming); // Left by one that was killed.
            PrivateDirectories.createNew(open.incoming);
            return open;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    SyncRecord openRecord(String company) throws UpdateException, IOException {
        return SyncRecord.open(folder.resolve(HIDDEN).resolve("record"), company);
    }

    /**
     * Returns where the file of that name lies.
     *
     * @throws UpdateException with {@code DATA_NAME_REFUSED} if there is no such name in this system's encoding
     */
    Path at(String name) throws UpdateException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new UpdateException(
                    Code.DATA_NAME_REFUSED,
                    "this system has no file name \"" + SafePaths.plain(name) + "\": its locale is not UTF-8");
        }
    }

    /** Returns where the next file may be received. */
    Path nextIncoming() {
        received++;
        return incoming.resolve(Integer.toString(received));
    }

    /** Puts {@code file} in its place: what lies there is the old one or the new one, whatever happens. */
    void place(Path file, String name) throws UpdateException, IOException {
        Files.move(file, at(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Gives what lies under {@code name} the name {@code <name>.local-<n>}, and returns that. */
    String keepAside(String name) throws UpdateException, IOException {
        for (int number = 1; number <= MOST_COPIES; number++) {
            String kept = name + ".local-" + number;
            if (Files.exists(at(kept), LinkOption.NOFOLLOW_LINKS)) continue;
            Files.move(at(name), at(kept)); // A link is moved, not what it leads to.
            return kept;
        }
        throw new IOException("there are " + MOST_COPIES + " copies of " + at(name) + " already");
    }

    /** Makes all of that durable. */
    void settle() throws IOException {
        AtomicFiles.forceDirectory(folder);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
