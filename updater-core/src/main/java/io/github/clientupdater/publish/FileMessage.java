package io.github.clientupdater.publish;

import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.signature.Blake2b;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is signed: of any size by its digest, and small ones whole. */
final class FileMessage implements Message {
    private static final int MAX_WHOLE = 64 * 1024 * 1024;

    private final Path file;

    FileMessage(Path file) {
        this.file = file;
    }

    @Override
    public byte[] bytes() throws UpdateException {
        try {
            if (Files.size(file) <= MAX_WHOLE) return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
        throw new UpdateException(Code.SIGNATURE_UNSUPPORTED, "too large for a signature that is not of its digest");
    }

    @Override
    public byte[] digest() throws UpdateException {
        Blake2b blake = new Blake2b();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) blake.update(buffer, 0, count);
        } catch (IOException e) {
            throw unreadable(e);
        }
        return blake.digest();
    }

    private UpdateException unreadable(IOException e) {
        return new UpdateException(Code.WORK_DIR_UNUSABLE, "cannot read the file to sign: " + Reasons.of(e), e);
    }
}
