package io.github.clientupdater.release;

import java.util.Objects;

/**
 * Signatures over an artifact's bytes, as they travelled; nothing of them has been verified.
 *
 * @param text a minisign signature file, or several one after another
 */
public record FileSignature(String text) implements Endorsement {
    /** Checks the argument. */
    public FileSignature {
        Objects.requireNonNull(text, "text == null");
    }

    @Override
    public String toString() {
        return "FileSignature[" + text.length() + " characters]";
    }
}
