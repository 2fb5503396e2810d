package io.github.clientupdater.internal.signature;

import io.github.clientupdater.task.UpdateException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads signatures line by line: two lines as signify writes them (signify(1)), two more if minisign
 * did. Strict: what does not belong there rejects the file.
 */
final class BlockReader {
    static final String UNTRUSTED = "untrusted comment:";
    static final String TRUSTED = "trusted comment: ";
    private static final int TAG = 2;
    private static final int KEY_ID = 8;
    private static final int SIGNATURE = 64;

    private final List<String> lines;
    private int place;

    BlockReader(List<String> lines) {
        this.lines = lines;
    }

    /** Returns whether there is anything but empty lines: a shell leaves one behind now and then. */
    boolean hasMore() {
        while (place < lines.size() && lines.get(place).isBlank()) place++;
        return place < lines.size();
    }

    /** Returns the next signature; nothing for one of another kind, which hinders none of those beside it. */
    Optional<SignatureBlock> next() throws UpdateException {
        if (!line().startsWith(UNTRUSTED)) throw SignatureFile.malformed("without the comment line that begins it");
        byte[] decoded = SignatureFile.base64(line());
        if (decoded.length < TAG) throw SignatureFile.malformed("of the wrong length");
        TrustedComment comment = trustedComment();
        if (decoded[0] != 'E' || (decoded[1] != 'D' && decoded[1] != 'd')) return Optional.empty();
        if (decoded.length != TAG + KEY_ID + SIGNATURE) throw SignatureFile.malformed("of the wrong length");
        boolean prehashed = decoded[1] == 'D'; // "ED" is minisign's own, "Ed" is pure Ed25519 in both.
        if (prehashed && comment == null) throw SignatureFile.malformed("without its trusted comment");
        byte[] signature = Arrays.copyOfRange(decoded, TAG + KEY_ID, decoded.length);
        return Optional.of(new SignatureBlock(prehashed, signature, comment));
    }

    private @Nullable TrustedComment trustedComment() throws UpdateException {
        if (place == lines.size() || !lines.get(place).startsWith(TRUSTED)) return null;
        String text = line().substring(TRUSTED.length());
        byte[] signature = SignatureFile.base64(line());
        if (signature.length != SIGNATURE) throw SignatureFile.malformed("of the wrong length");
        return new TrustedComment(text, signature);
    }

    private String line() throws UpdateException {
        if (place == lines.size()) throw SignatureFile.malformed("cut off");
        return lines.get(place++);
    }
}
