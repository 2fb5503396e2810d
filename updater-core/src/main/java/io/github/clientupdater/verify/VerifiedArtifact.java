package io.github.clientupdater.verify;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import java.nio.file.Path;

/**
 * A file that met what {@link Trust} demands. Only {@link Verifier} makes one, and only these can be
 * installed. The file belongs to the updater and lies in its private directory.
 */
public final class VerifiedArtifact {
    private final Path file;
    private final Artifact artifact;
    private final Digest digest;

    VerifiedArtifact(Path file, Artifact artifact, Digest digest) {
        this.file = file;
        this.artifact = artifact;
        this.digest = digest;
    }

    /** Returns where the file lies. */
    public Path file() {
        return file;
    }

    /** Returns what it was announced as. */
    public Artifact artifact() {
        return artifact;
    }

    /** Returns the digest that it had when it was verified. */
    public Digest digest() {
        return digest;
    }

    @Override
    public String toString() {
        return "VerifiedArtifact[" + file.getFileName() + ", " + digest + "]";
    }
}
