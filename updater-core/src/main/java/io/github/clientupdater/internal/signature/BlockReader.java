package io.github.clientupdater.internal.signature;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.Arrays;
import java.util.List;
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

    boolean hasMore() {
        return place < lines.size();
    }

    SignatureBlock next() throws UpdateException {
        if (!line().startsWith(UNTRUSTED)) throw SignatureFile.malformed("without the comment line that begins it");
        byte[] decoded = SignatureFile.base64(line());
        boolean prehashed = isPrehashed(decoded);
        if (decoded.length != TAG + KEY_ID + SIGNATURE) throw SignatureFile.malformed("of the wrong length");
        TrustedComment comment = trustedComment();
        if (prehashed && comment == null) throw SignatureFile.malformed("without its trusted comment");
        return new SignatureBlock(prehashed, Arrays.copyOfRange(decoded, TAG + KEY_ID, decoded.length), comment);
    }

    /** "ED" is minisign's own, "Ed" is pure Ed25519 in both. */
    private static boolean isPrehashed(byte[] decoded) throws UpdateException {
        if (decoded.length < TAG) throw SignatureFile.malformed("of the wrong length");
        if (decoded[0] != 'E' || (decoded[1] != 'D' && decoded[1] != 'd')) {
            throw new UpdateException(Code.SIGNATURE_UNSUPPORTED, "the signature is of another kind than Ed25519");
        }
        return decoded[1] == 'D';
    }

    private @Nullable TrustedComment trustedComment() throws UpdateException {
        if (!hasMore() || !lines.get(place).startsWith(TRUSTED)) return null;
        String text = line().substring(TRUSTED.length());
        byte[] signature = SignatureFile.base64(line());
        if (signature.length != SIGNATURE) throw SignatureFile.malformed("of the wrong length");
        return new TrustedComment(text, signature);
    }

    private String line() throws UpdateException {
        if (!hasMore()) throw SignatureFile.malformed("cut off");
        return lines.get(place++);
    }
}
