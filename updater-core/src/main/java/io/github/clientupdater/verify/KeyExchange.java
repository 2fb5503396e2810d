package io.github.clientupdater.verify;

import io.github.clientupdater.release.Notice;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which keys of the publisher count: the pinned ones, what is remembered, and what he announces now. */
final class KeyExchange {
    private static final int MAX_STEPS = 32;
    private static final String TOO_FAR = "more than " + MAX_STEPS + " exchanges of keys at once";
    private static final Set<Code> CANNOT_TELL = Set.of(
            Code.SOURCE_UNREACHABLE,
            Code.SOURCE_TIMEOUT,
            Code.SOURCE_TLS,
            Code.SOURCE_INSECURE,
            Code.SOURCE_REJECTED,
            Code.SOURCE_FAILED,
            Code.FEED_TOO_LARGE);

    private final KeyChain pinned;
    private final FeedMemory memory;
    private final KeySetSource source;
    private final List<Notice> notices;

    /**
     * Prepares for one check.
     *
     * @param source asked by {@link #followed} and {@link #journey} only
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
            memory.change(damaged -> new FeedState(List.of(), damaged.accepted()));
        }
        notices.add(new Notice(Notice.Kind.TRUST_STATE_RESET, "what was remembered of earlier feeds was damaged"));
        return pinned;
    }

    /**
     * Follows the publisher from {@code chain} as far as he has gone, and remembers each step.
     *
     * @throws UpdateException if it cannot be found out how far that is, or a step is not to be taken
     */
    KeyChain followed(KeyChain chain) throws UpdateException {
        Journey journey = journey(chain);
        if (journey.obstacle() != null) throw journey.obstacle();
        return journey.end();
    }

    /** As {@link #followed}, but comes back with as much as there was, and with what ended it. */
    Journey journey(KeyChain chain) {
        KeyChain end = chain;
        try {
            Optional<SignedDocument> next = source.keySet(end.current().number() + 1);
            for (int steps = 0; next.isPresent(); steps++) {
                if (steps == MAX_STEPS) throw new UpdateException(Code.KEYSET_LIMIT, TOO_FAR);
                end = taken(end.with(next.get()));
                next = source.keySet(end.current().number() + 1);
            }
            return new Journey(end, null);
        } catch (UpdateException e) {
            return new Journey(end, e);
        }
    }

    private KeyChain taken(KeyChain longer) throws UpdateException {
        memory.change(now -> isAhead(longer, now) ? now.with(longer) : now);
        int number = longer.current().number();
        notices.add(new Notice(Notice.Kind.KEYS_ROTATED, "the publisher's key set " + number + " counts from now on"));
        return longer;
    }

    /** By number: what is remembered was verified when it was read. */
    private static boolean isAhead(KeyChain chain, FeedState now) throws UpdateException {
        List<SignedDocument> steps = now.steps();
        return steps.isEmpty()
                || KeyChain.numberOf(steps.get(steps.size() - 1))
                        < chain.current().number();
    }

    /**
     * How far somebody came.
     *
     * @param end the last keys
     * @param obstacle what ended it, unless it was the end
     */
    record Journey(KeyChain end, @Nullable UpdateException obstacle) {
        /** Returns whether it ended because a server could not say what lies beyond: perhaps nothing. */
        boolean isCutOff() {
            return obstacle != null && CANNOT_TELL.contains(obstacle.code());
        }
    }
}
