package io.github.clientupdater.internal.signature;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys of a publisher, and how many of them have to sign.
 *
 * @param number counts the exchanges of keys, from 1
 * @param threshold how many different keys are needed
 * @param keys one to eight, none twice
 */
public record KeySet(int number, int threshold, List<PublicKey> keys) {
    private static final int MAX_KEYS = 8;

    /** Checks the numbers; a key that occurs twice counts once. */
    public KeySet {
        keys = keys.stream().distinct().toList();
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("1 to " + MAX_KEYS + " keys are possible, not " + keys.size());
        }
        if (threshold < 1 || threshold > keys.size()) {
            throw new IllegalArgumentException(
                    "a threshold of " + threshold + " is not possible with " + keys.size() + " different keys");
        }
        if (number < 1) throw new IllegalArgumentException("number < 1: " + number);
    }

    /**
     * Fails unless enough different keys of this set signed {@code message}. Key ids are not looked at.
     *
     * @throws UpdateException with {@code SIGNATURE_INVALID} if none did, {@code THRESHOLD_NOT_MET} if too few
     */
    public void require(Message message, SignatureFile signatures) throws UpdateException {
        int count = 0;
        for (PublicKey key : keys) {
            if (signatures.isSignedBy(key, message)) count++;
            if (count == threshold) return;
        }
        if (count == 0) {
            throw new UpdateException(Code.SIGNATURE_INVALID, "no pinned key made a signature over this");
        }
        throw new UpdateException(
                Code.THRESHOLD_NOT_MET, "signed by " + count + " of the " + threshold + " keys that are needed");
    }

    @Override
    public String toString() {
        return keys.stream().map(PublicKey::toString).collect(Collectors.joining(", ", threshold + " of ", ""));
    }
}
