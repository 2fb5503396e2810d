package io.github.clientupdater.publish;

import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files of keys: never overwritten, and secret ones nobody else's from the first moment on. */
final class SecretFiles {
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private SecretFiles() {}

    static void createSecret(Path file, byte[] content) throws PublishException {
        boolean posix = PrivateDirectories.isPosix(file); // Windows: the directory's rights are inherited.
        create(file, content, posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
    }

    static void createPublic(Path file, byte[] content) throws PublishException {
        create(file, content);
    }

    private static void create(Path file, byte[] content, FileAttribute<?>... rights) throws PublishException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, NEW, rights)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) channel.write(buffer);
        } catch (FileAlreadyExistsException e) {
            throw new PublishException(file + " exists already; a key is never overwritten", e);
        } catch (NoSuchFileException e) {
            throw new PublishException("the key cannot be written: there is no directory " + file.getParent(), e);
        } catch (IOException e) {
            throw PublishException.io("the key cannot be written", e);
        }
    }
}
