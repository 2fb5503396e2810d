package io.github.clientupdater.verify;

import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of one application's feed on one channel.
 *
 * @param steps the exchanges of keys since the pinned ones, to be verified again
 * @param accepted the last feed that was accepted
 */
record FeedState(List<SignedDocument> steps, Optional<Accepted> accepted) {
    static final FeedState NONE = new FeedState(List.of(), Optional.empty());

    FeedState {
        steps = List.copyOf(steps);
    }

    FeedState with(KeyChain chain) {
        return new FeedState(chain.steps(), accepted);
    }

    FeedState with(Accepted newer) {
        return new FeedState(steps, Optional.of(newer));
    }

    /**
     * Returns what binds under a key set. Another set begins anew: what a thief did with the old keys
     * ends with them.
     */
    Optional<Accepted> acceptedUnder(int keyset) {
        return accepted.filter(last -> last.keyset == keyset);
    }

    /**
     * An accepted feed.
     *
     * @param keyset the number of the key set that signed it
     * @param sequence its number
     * @param digest of its exact bytes
     * @param issued when it was signed
     * @param floor the highest roll-back floor so far
     */
    record Accepted(int keyset, long sequence, Digest digest, Instant issued, Optional<Version> floor) {}
}
