package io.github.clientupdater.internal.signature;

import io.github.clientupdater.task.UpdateException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One signature, read and not yet verified. */
final class SignatureBlock {
    private final boolean prehashed; // Not the message but its BLAKE2b-512 digest was signed.
    private final byte[] signature;
    private final @Nullable TrustedComment comment;

    SignatureBlock(boolean prehashed, byte[] signature, @Nullable TrustedComment comment) {
        this.prehashed = prehashed;
        this.signature = signature;
        this.comment = comment;
    }

    /**
     * Returns whether {@code key} signed this message, and the comment if there is one. The comment first:
     * it is short, and where it is forged nobody reads a file for it.
     */
    boolean isBy(PublicKey key, Message message) throws UpdateException {
        if (comment != null && !comment.isBy(key, signature)) return false;
        byte[] signed = prehashed ? message.digest() : message.bytes();
        if (!prehashed && signed.length == Blake2b.LONGEST) return false; // Else a digest could pass for a file.
        return Ed25519.verifies(key, signed, signature);
    }

    /** Returns whether it is the same signature: looking at it twice would only cost time. */
    boolean isSame(SignatureBlock other) {
        return prehashed == other.prehashed
                && Arrays.equals(signature, other.signature)
                && Objects.equals(comment, other.comment);
    }

    /** Returns what the signer said beside it. */
    Optional<String> trustedComment() {
        return Optional.ofNullable(comment).map(TrustedComment::text);
    }
}
