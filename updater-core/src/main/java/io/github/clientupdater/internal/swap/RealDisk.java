package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The disk. What another program holds for a moment, as virus scanners do on Windows, is tried again. */
final class RealDisk implements Disk {
    @Override
    public void createDirectory(Path directory, String permissions, Path model) throws IOException {
        Files.createDirectory(directory);
        Owners.give(directory, model);
        if (!permissions.isEmpty()) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
        }
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        if (Files.isSymbolicLink(existing)) { // Some systems would give the second name to what it points to.
            Files.createSymbolicLink(name, Files.readSymbolicLink(existing));
            return;
        }
        try {
            Files.createLink(name, existing);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(existing, name, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            force(name);
        }
    }

    @Override
    public void move(Path source, Path target) throws IOException {
        Patience.of(
                () -> Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        Patience.of(() -> Files.delete(path));
    }

    @Override
    public void force(Path file) throws IOException {
        // Windows flushes only what may be written; elsewhere reading is enough, and always allowed here.
        StandardOpenOption access =
                PrivateDirectories.isPosix(file) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(file, access, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        AtomicFiles.forceDirectory(directory);
    }
}
