package io.github.clientupdater.internal.signature;

import io.github.clientupdater.task.UpdateException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What minisign's signer said beside a signature: one line, signed together with that signature. */
final class TrustedComment {
    private final String text;
    private final byte[] signature;

    TrustedComment(String text, byte[] signature) {
        this.text = text;
        this.signature = signature;
    }

    String text() {
        return text;
    }

    boolean isBy(PublicKey key, byte[] first) throws UpdateException {
        byte[] comment = text.getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(first, first.length + comment.length);
        System.arraycopy(comment, 0, message, first.length, comment.length);
        return Ed25519.verifies(key, message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustedComment that
                && text.equals(that.text)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + Arrays.hashCode(signature);
    }
}
