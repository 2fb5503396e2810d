package io.github.clientupdater.verify;

import io.github.clientupdater.release.Notice;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.List;
import java.util.Optional;

/** Which keys of the publisher count: the pinned ones, what is remembered, and what he announces now. */
final class KeyExchange {
    private static final int MAX_STEPS = 32;

    private final KeyChain pinned;
    private final FeedMemory memory;
    private final KeySetSource source;
    private final List<Notice> notices;

    /**
     * Prepares for one check.
     *
     * @param source asked only by {@link #followed}
     * @param notices hears what comes up
     */
    KeyExchange(KeyChain pinned, FeedMemory memory, KeySetSource source, List<Notice> notices) {
        this.pinned = pinned;
        this.memory = memory;
        this.source = source;
        this.notices = notices;
    }

    /** Returns what is remembered. Damage leads back to what the application was built with, never to nothing. */
    KeyChain remembered() throws UpdateException {
        Optional<FeedState> state = memory.load();
        try {
            if (state.isPresent()) return pinned.followedBy(state.get().steps());
        } catch (UpdateException e) {
            if (e.code() != Code.KEYSET_INVALID) throw e;
            memory.change(damaged -> FeedState.NONE);
        }
        notices.add(new Notice(Notice.Kind.TRUST_STATE_RESET, "what was remembered of earlier feeds was damaged"));
        return pinned;
    }

    /** Follows the publisher from {@code chain} as far as he has gone, and remembers each step. */
    KeyChain followed(KeyChain chain) throws UpdateException {
        KeyChain longer = chain;
        Optional<SignedDocument> next = source.keySet(longer.current().number() + 1);
        for (int steps = 0; next.isPresent(); steps++) {
            if (steps == MAX_STEPS) {
                throw new UpdateException(Code.KEYSET_LIMIT, "more than " + MAX_STEPS + " exchanges of keys at once");
            }
            longer = longer.with(next.get());
            remember(longer);
            next = source.keySet(longer.current().number() + 1);
        }
        return longer;
    }

    private void remember(KeyChain chain) throws UpdateException {
        memory.change(now -> isAhead(chain, now) ? now.with(chain) : now);
        int number = chain.current().number();
        notices.add(new Notice(Notice.Kind.KEYS_ROTATED, "the publisher's key set " + number + " counts from now on"));
    }

    private boolean isAhead(KeyChain chain, FeedState now) throws UpdateException {
        KeyChain known = pinned.followedBy(now.steps());
        return known.current().number() < chain.current().number();
    }
}
