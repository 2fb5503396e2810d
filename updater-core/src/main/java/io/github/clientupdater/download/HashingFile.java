package io.github.clientupdater.download;

import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.release.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A new file whose SHA-256 is computed while the bytes pass. Unfinished, it is deleted on close. */
final class HashingFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.start();
    private long size;
    private boolean finished;

    private HashingFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static HashingFile create(Path path) throws IOException {
        Files.deleteIfExists(path);
        return new HashingFile(
                path,
                FileChannel.open(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    void write(byte[] bytes, int count) throws IOException {
        digest.update(bytes, 0, count);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) channel.write(buffer);
        size += count;
    }

    long size() {
        return size;
    }

    DownloadedFile finish() throws IOException {
        channel.force(true);
        finished = true;
        return new DownloadedFile(path, size, Digest.of(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) Files.deleteIfExists(path);
    }
}
