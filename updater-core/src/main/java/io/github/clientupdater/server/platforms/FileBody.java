package io.github.clientupdater.server.platforms;

import io.github.clientupdater.release.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongConsumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A file that is sent as it is read; it is digested on the way. */
final class FileBody extends RequestBody {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int PIECE = 64 * 1024;

    private final Path file;
    private final long size;
    private final LongConsumer sent;
    private volatile Digest digest = Digest.ofContent(new byte[0]);

    FileBody(Path file, LongConsumer sent) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.sent = sent;
    }

    /** Returns the digest of what was sent the last time. */
    Digest digest() {
        return digest;
    }

    @Override
    public MediaType contentType() {
        return BYTES;
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        MessageDigest sha256 = newSha256();
        byte[] piece = new byte[PIECE];
        long done = 0;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                sink.write(piece, 0, count);
                done += count;
                sent.accept(done);
            }
        }
        digest = Digest.of(sha256.digest());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
