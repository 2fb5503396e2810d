package io.github.clientupdater.verify;

import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of one application's feed on one channel.
 *
 * @param steps the exchanges of keys since the pinned ones, to be verified again
 * @param accepted the last feed that was accepted under each key set, by its number: builds with different
 *     keys may take turns
 */
record FeedState(List<SignedDocument> steps, Map<Integer, Accepted> accepted) {
    static final FeedState NONE = new FeedState(List.of(), Map.of());

    FeedState {
        steps = List.copyOf(steps);
        accepted = Map.copyOf(accepted);
    }

    FeedState with(KeyChain chain) {
        return new FeedState(chain.steps(), accepted);
    }

    FeedState with(Accepted newer) {
        Map<Integer, Accepted> all = new TreeMap<>(accepted);
        all.put(newer.keyset(), newer);
        return new FeedState(steps, all);
    }

    /**
     * Returns what binds under a key set. Another set begins anew: what a thief did with the old keys
     * ends with them.
     */
    Optional<Accepted> acceptedUnder(int keyset) {
        return Optional.ofNullable(accepted.get(keyset));
    }

    /**
     * An accepted feed.
     *
     * @param keyset the number of the key set that signed it
     * @param sequence its number
     * @param digest of its exact bytes
     * @param issued the latest time at which one was signed
     * @param floor the highest roll-back floor so far
     */
    record Accepted(int keyset, long sequence, Digest digest, Instant issued, Optional<Version> floor) {}
}
