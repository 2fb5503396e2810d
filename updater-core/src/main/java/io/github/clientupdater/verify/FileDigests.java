package io.github.clientupdater.verify;

import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.task.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Digests of files on disk. */
final class FileDigests {
    private static final int BUFFER = 64 * 1024;

    private FileDigests() {}

    static Digest sha256(Path file, Cancellation cancellation) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                cancellation.throwIfCancelled();
                digest.update(buffer, 0, count);
            }
        }
        return Digest.of(digest.digest());
    }
}
