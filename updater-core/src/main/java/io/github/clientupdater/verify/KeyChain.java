package io.github.clientupdater.verify;

import io.github.clientupdater.internal.feed.KeySetDocument;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the pinned keys, exchange by exchange, to those that count now. Each step is vouched for by the
 * set before and by itself, and is exactly the next one (as TUF, section 5.3, does with root metadata).
 * Immutable.
 */
final class KeyChain {
    private final String app;
    private final KeySet current;
    private final List<SignedDocument> steps;

    private KeyChain(String app, KeySet current, List<SignedDocument> steps) {
        this.app = app;
        this.current = current;
        this.steps = List.copyOf(steps);
    }

    static KeyChain of(String app, KeySet pinned) {
        return new KeyChain(app, pinned, List.of());
    }

    /**
     * Verifies remembered steps again. Those that a newer build has behind it are left out, and so are all
     * that a newer build took from keys which this one does not know.
     */
    KeyChain followedBy(List<SignedDocument> remembered) throws UpdateException {
        KeyChain chain = this;
        for (SignedDocument step : remembered) {
            int beyond = numberOf(step) - chain.current.number();
            if (beyond > 1) return chain;
            if (beyond == 1) chain = chain.with(step);
        }
        return chain;
    }

    /**
     * Goes one step further.
     *
     * @throws UpdateException with {@code KEYSET_INVALID} if nobody may follow
     */
    KeyChain with(SignedDocument step) throws UpdateException {
        require(current, step, "the keys before it did not all sign it that have to"); // Before a parser sees it.
        KeySetDocument next = read(step);
        if (!next.app().equals(app)) throw invalid("it is for another application", null);
        if (next.keySet().number() != current.number() + 1) {
            throw invalid("its number is not " + (current.number() + 1), null);
        }
        require(next.keySet(), step, "its own keys did not all sign it that have to");
        List<SignedDocument> longer = new ArrayList<>(steps);
        longer.add(step);
        return new KeyChain(app, next.keySet(), longer);
    }

    /** Returns which set a step leads to, as it says itself. */
    static int numberOf(SignedDocument step) throws UpdateException {
        return read(step).keySet().number();
    }

    private static KeySetDocument read(SignedDocument step) throws UpdateException {
        try {
            return KeySetDocument.read(step.content());
        } catch (UpdateException e) {
            throw invalid(String.valueOf(e.getMessage()), e);
        }
    }

    private static void require(KeySet keys, SignedDocument step, String problem) throws UpdateException {
        try {
            keys.require(Message.of(step.content()), SignatureFile.parse(step.signatures()));
        } catch (UpdateException e) {
            if (e.code() == Code.CRYPTO_UNAVAILABLE) throw e;
            throw invalid(problem, e);
        }
    }

    private static UpdateException invalid(String problem, @Nullable Throwable cause) {
        return new UpdateException(
                Code.KEYSET_INVALID, "the publisher's next key set cannot be used: " + problem, cause);
    }

    KeySet current() {
        return current;
    }

    List<SignedDocument> steps() {
        return steps;
    }
}
