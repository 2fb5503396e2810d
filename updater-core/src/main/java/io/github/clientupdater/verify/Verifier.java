package io.github.clientupdater.verify;

import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Endorsement;
import io.github.clientupdater.release.FileSignature;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Compares files with what was announced and signed. The only maker of {@link VerifiedArtifact}. */
public final class Verifier {
    private final Trust trust;
    private final String app;

    /** Demands what {@code trust} says, for the application {@code app}. */
    public Verifier(Trust trust, String app) {
        this.trust = trust;
        this.app = app;
    }

    /** Returns what has to hold. */
    public Trust trust() {
        return trust;
    }

    /** Returns whether {@code artifact} lacks a signature that is wanted: it may lie beside the file. */
    public boolean wantsSignature(Artifact artifact) {
        return trust.isSignatureRequired() && artifact.endorsement().isEmpty();
    }

    /**
     * Fails before the download if {@code artifact} could never be verified after it.
     *
     * @throws UpdateException with {@code DIGEST_MISSING} or {@code SIGNATURE_…}
     */
    public void requireVerifiable(Release release, Artifact artifact) throws UpdateException {
        if (trust.isSignatureRequired()) {
            requireSignature(release, artifact);
        } else if (trust.isDigestRequired() && artifact.digest().isEmpty()) {
            throw new UpdateException(Code.DIGEST_MISSING, "the server announced no SHA-256, and one is required");
        }
    }

    private void requireSignature(Release release, Artifact artifact) throws UpdateException {
        Endorsement word = artifact.endorsement().orElse(null);
        if (word instanceof FileSignature signature) {
            signaturesFor(release, signature);
        } else if (word == null) {
            throw new UpdateException(
                    Code.SIGNATURE_MISSING, "there is no signature for the file, and one is required");
        } else if (!(word instanceof FeedEndorsement feed) || !feed.covers(release, artifact, trust, app)) {
            throw new UpdateException(Code.SIGNATURE_INVALID, "no signed feed names this file for this version");
        }
    }

    /** An old file with its honest signature is not the new version that somebody says it is. */
    private SignatureFile signaturesFor(Release release, FileSignature signature) throws UpdateException {
        SignatureFile all = SignatureFile.parse(signature.text().getBytes(StandardCharsets.UTF_8));
        String version = release.version().toString();
        SignatureFile ours = all.saying(List.of("app=" + app, "version=" + version));
        if (!ours.isEmpty()) return ours;
        throw new UpdateException(
                Code.SIGNATURE_INVALID, "no signature's trusted comment says app=" + app + " and version=" + version);
    }

    /**
     * Compares a file whose {@code size} and {@code digest} were computed while it was written.
     *
     * @throws UpdateException if it is not the announced one, or not signed as it has to be
     */
    public VerifiedArtifact verify(
            Path file, long size, Digest digest, Release release, Artifact artifact, Cancellation cancellation)
            throws UpdateException {
        requireVerifiable(release, artifact);
        if (artifact.size().isPresent() && artifact.size().getAsLong() != size) {
            throw new UpdateException(
                    Code.SIZE_MISMATCH,
                    "the file has " + size + " bytes, announced were "
                            + artifact.size().getAsLong());
        }
        Optional<Digest> announced = artifact.digest();
        if (announced.isPresent() && !announced.get().equals(digest)) throw mismatch(digest, announced.get());
        if (trust.isSignatureRequired() && artifact.endorsement().orElse(null) instanceof FileSignature signature) {
            SignedFile signed = new SignedFile(file, digest, cancellation);
            trust.pinned().keySet().require(signed, signaturesFor(release, signature));
        }
        return new VerifiedArtifact(file, artifact, digest);
    }

    /** Gives a verified file another name on the same volume, atomically; what was there is replaced. */
    public VerifiedArtifact move(VerifiedArtifact verified, Path target) throws IOException {
        Files.move(verified.file(), target, StandardCopyOption.ATOMIC_MOVE);
        return new VerifiedArtifact(target, verified.artifact(), verified.digest());
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
    public VerifiedArtifact verifyKept(Path file, Release release, Artifact artifact, Cancellation cancellation)
            throws UpdateException {
        return verify(file, sizeOf(file), digestOf(file, cancellation), release, artifact, cancellation);
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
