package io.github.clientupdater.verify;

import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.internal.signature.Blake2b;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A file as what was signed. Whatever is read of it is hashed in the same pass and has to be the file
 * that is meant: else one could be shown to the signature and another one be installed.
 */
final class SignedFile implements Message {
    /** Ed25519 itself wants all of the message at once; its digest is what large files are signed by. */
    private static final int MOST_IN_MEMORY = 8 * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final Digest expected;
    private final Cancellation cancellation;
    private byte @Nullable [] blake; // Read once, however many keys and signatures there are.
    private byte @Nullable [] all;

    SignedFile(Path file, Digest expected, Cancellation cancellation) {
        this.file = file;
        this.expected = expected;
        this.cancellation = cancellation;
    }

    @Override
    public byte[] bytes() throws UpdateException {
        cancellation.throwIfCancelled(); // Each signature that is looked at asks.
        byte[] known = all;
        if (known == null) known = readAll();
        all = known;
        return known;
    }

    private byte[] readAll() throws UpdateException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[(int) requireSmall(Files.size(file))]; // At once: a list that grows needs it twice.
            int length = 0;
            for (int count = 0; count >= 0 && length < bytes.length; length += Math.max(count, 0)) {
                cancellation.throwIfCancelled();
                count = in.read(bytes, length, Math.min(BUFFER, bytes.length - length));
            }
            requireExpected(Digest.ofContent(bytes));
            return bytes;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static long requireSmall(long size) throws UpdateException {
        if (size <= MOST_IN_MEMORY) return size;
        throw new UpdateException(
                Code.SIGNATURE_UNSUPPORTED,
                "the file is too large for a signature of all its bytes: sign its digest, as minisign does by default");
    }

    @Override
    public byte[] digest() throws UpdateException {
        cancellation.throwIfCancelled();
        byte[] known = blake;
        if (known == null) known = read();
        blake = known;
        return known;
    }

    private byte[] read() throws UpdateException {
        Blake2b blake2b = new Blake2b();
        MessageDigest sha256 = Sha256.start();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                cancellation.throwIfCancelled();
                blake2b.update(buffer, 0, count);
                sha256.update(buffer, 0, count);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        requireExpected(Digest.of(sha256.digest()));
        return blake2b.digest();
    }

    private void requireExpected(Digest digest) throws UpdateException {
        if (digest.equals(expected)) return;
        throw new UpdateException(Code.DIGEST_MISMATCH, "the file changed while its signature was verified");
    }

    private UpdateException unreadable(IOException e) {
        return new UpdateException(Code.WORK_DIR_UNUSABLE, "cannot read " + file + ": " + Reasons.of(e), e);
    }
}
