package io.github.clientupdater.verify;

import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Compares files with what was announced. The only maker of {@link VerifiedArtifact}. */
public final class Verifier {
    private final Trust trust;

    /** Demands what {@code trust} says. */
    public Verifier(Trust trust) {
        this.trust = trust;
    }

    /**
     * Fails before the download if {@code artifact} could never be verified after it.
     *
     * @throws UpdateException with {@code DIGEST_MISSING}
     */
    public void requireVerifiable(Artifact artifact) throws UpdateException {
        if (trust.isDigestRequired() && artifact.digest().isEmpty()) {
            throw new UpdateException(Code.DIGEST_MISSING, "the server announced no SHA-256, and one is required");
        }
    }

    /**
     * Compares a file whose {@code size} and {@code digest} were computed while it was written.
     *
     * @throws UpdateException if it is not the announced one
     */
    public VerifiedArtifact verify(Path file, long size, Digest digest, Artifact artifact) throws UpdateException {
        requireVerifiable(artifact);
        if (artifact.size().isPresent() && artifact.size().getAsLong() != size) {
            throw new UpdateException(
                    Code.SIZE_MISMATCH,
                    "the file has " + size + " bytes, announced were "
                            + artifact.size().getAsLong());
        }
        Optional<Digest> announced = artifact.digest();
        if (announced.isPresent() && !announced.get().equals(digest)) throw mismatch(digest, announced.get());
        return new VerifiedArtifact(file, artifact, digest);
    }

    /**
     * Reads the file of {@code verified} once more, as other processes may have written to it since.
     *
     * @throws UpdateException if it has changed
     */
    public void verifyAgain(VerifiedArtifact verified, Cancellation cancellation) throws UpdateException {
        Digest now = digestOf(verified.file(), cancellation);
        if (!now.equals(verified.digest())) throw mismatch(now, verified.digest());
    }

    /**
     * Verifies a file from an earlier run by reading it.
     *
     * @throws UpdateException if it is not the announced one or cannot be read
     */
    public VerifiedArtifact verifyKept(Path file, Artifact artifact, Cancellation cancellation) throws UpdateException {
        return verify(file, sizeOf(file), digestOf(file, cancellation), artifact);
    }

    private static long sizeOf(Path file) throws UpdateException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Digest digestOf(Path file, Cancellation cancellation) throws UpdateException {
        try {
            return FileDigests.sha256(file, cancellation);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UpdateException unreadable(Path file, IOException e) {
        return new UpdateException(Code.WORK_DIR_UNUSABLE, "cannot read " + file + ": " + Reasons.of(e), e);
    }

    private static UpdateException mismatch(Digest actual, Digest expected) {
        return new UpdateException(
                Code.DIGEST_MISMATCH, "the file's digest is " + actual + ", announced was " + expected);
    }
}
