package io.github.clientupdater.publish;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that lies complete beside its place, under a hidden name, until it is put there. */
final class PendingFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;

    private PendingFile(Path target) {
        this.target = target;
        this.temporary = target.resolveSibling("." + target.getFileName() + ".new");
    }

    /** Writes {@code bytes}, durably. */
    static PendingFile of(Path target, byte[] bytes) throws IOException {
        return of(target, new ByteArrayInputStream(bytes));
    }

    /** Writes what {@code in} holds, durably. */
    static PendingFile of(Path target, InputStream in) throws IOException {
        PendingFile pending = new PendingFile(target);
        Files.deleteIfExists(pending.temporary); // Left by a crash.
        try (FileChannel out =
                FileChannel.open(pending.temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(in, out);
            out.force(true);
        } catch (IOException e) {
            pending.close();
            throw e;
        }
        return pending;
    }

    private static void copy(InputStream in, FileChannel out) throws IOException {
        byte[] bytes = new byte[64 * 1024];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) out.write(buffer);
        }
    }

    Path target() {
        return target;
    }

    /** Returns where its bytes lie as yet. */
    Path temporary() {
        return temporary;
    }

    /** Puts the file in its place, in one step. */
    void commit() throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        AtomicFiles.forceDirectory(PrivateDirectories.parentOf(target));
    }

    /** Takes away what was not put in place. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(temporary);
    }
}
