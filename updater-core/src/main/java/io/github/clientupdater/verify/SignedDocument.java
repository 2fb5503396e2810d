package io.github.clientupdater.verify;

import io.github.clientupdater.release.Digest;
import java.util.Arrays;

/** The exact bytes of a document and of the signature file beside it, as they travelled. Nothing is verified. */
public final class SignedDocument {
    private final byte[] content;
    private final byte[] signatures;

    /** Copies both. */
    public SignedDocument(byte[] content, byte[] signatures) {
        this.content = content.clone();
        this.signatures = signatures.clone();
    }

    /** Returns the document. */
    public byte[] content() {
        return content.clone();
    }

    /** Returns what lies beside it. */
    public byte[] signatures() {
        return signatures.clone();
    }

    Digest digest() {
        return Digest.ofContent(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedDocument that
                && Arrays.equals(content, that.content)
                && Arrays.equals(signatures, that.signatures);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(content) + Arrays.hashCode(signatures);
    }
}
