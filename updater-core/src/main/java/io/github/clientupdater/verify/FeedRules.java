package io.github.clientupdater.verify;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.FeedState.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a feed that is signed is also the right one, now. Pure. */
final class FeedRules {
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final HostApplication host;
    private final Trust.Pinned pinned;
    private final Instant now;

    FeedRules(HostApplication host, Trust.Pinned pinned, Instant now) {
        this.host = host;
        this.pinned = pinned;
        this.now = now;
    }

    /** Fails if the feed is for somebody else. */
    void requireOurs(FeedDocument feed) throws UpdateException {
        if (!feed.app().equals(host.id())) {
            throw new UpdateException(
                    Code.WRONG_APP, "the signed feed is for " + feed.app() + " and not for " + host.id());
        }
        if (!feed.channel().equals(host.channel())) {
            throw new UpdateException(
                    Code.WRONG_CHANNEL,
                    "the signed feed is for the channel " + feed.channel() + " and not for " + host.channel());
        }
    }

    /** Fails if the feed is older than what is known, or another one of the same age. */
    Accepted requireForward(FeedDocument feed, Digest digest, FeedState state) throws UpdateException {
        requireSince(feed);
        Optional<Accepted> last = state.acceptedUnder(feed.keyset());
        if (last.isPresent()) requireNotBefore(feed, digest, last.get());
        Optional<Version> floor = highest(feed.rollbackFloor(), last.flatMap(Accepted::floor));
        // A publisher's clock that runs ahead must not become ours.
        Instant credible = earliest(feed.issued(), now.plus(TOLERANCE));
        Instant issued = latest(credible, last.map(Accepted::issued).orElse(Instant.MIN));
        return new Accepted(feed.keyset(), feed.sequence(), digest, issued, floor);
    }

    private void requireSince(FeedDocument feed) throws UpdateException {
        if (feed.keyset() != pinned.keySet().number()) return;
        if (feed.sequence() < pinned.sequence()) throw older(feed.sequence(), pinned.sequence());
        if (feed.issued().isBefore(pinned.issued())) {
            throw new UpdateException(
                    Code.ROLLBACK_DETECTED,
                    "the signed feed was issued at " + feed.issued() + ", before " + pinned.issued()
                            + ", which this version was built with");
        }
    }

    private static void requireNotBefore(FeedDocument feed, Digest digest, Accepted last) throws UpdateException {
        if (feed.sequence() < last.sequence()) throw older(feed.sequence(), last.sequence());
        if (feed.sequence() == last.sequence() && !digest.equals(last.digest())) {
            throw new UpdateException(
                    Code.SEQUENCE_REUSED, "another signed feed with the sequence " + feed.sequence() + " is known");
        }
    }

    private static UpdateException older(long sequence, long known) {
        return new UpdateException(
                Code.ROLLBACK_DETECTED,
                "the signed feed has the sequence " + sequence + ", known is " + known + " already");
    }

    private static Optional<Version> highest(Optional<Version> left, Optional<Version> right) {
        if (left.isEmpty() || right.isEmpty()) return left.or(() -> right);
        return right.get().isNewerThan(left.get()) ? right : left;
    }

    /** Fails if the feed is no longer good. A clock that was set back does not help. */
    void requireFresh(FeedDocument feed, FeedState state) throws UpdateException {
        Instant time = effectiveTime(feed, state);
        if (!time.isBefore(feed.expires())) throw untimely("expired at " + feed.expires(), time);
        if (feed.issued().isAfter(time.plus(TOLERANCE))) { // Else one could be made to last as long as one likes.
            throw untimely("was issued at " + feed.issued() + ", which is yet to come", time);
        }
    }

    /** The time that counts is not always the one of the clock here. */
    private UpdateException untimely(String problem, Instant time) {
        String clock = time.equals(now) ? "; it is " + now + " here" : "; a feed that was accepted is of " + time;
        return new UpdateException(Code.FEED_EXPIRED, "the signed feed " + problem + clock);
    }

    /** Returns the time that counts: never before a feed that was accepted. */
    Instant effectiveTime(FeedDocument feed, FeedState state) {
        return latest(state.acceptedUnder(feed.keyset()).map(Accepted::issued).orElse(Instant.MIN), now);
    }

    private static Instant earliest(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }

    private static Instant latest(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
