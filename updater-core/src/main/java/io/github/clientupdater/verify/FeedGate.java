package io.github.clientupdater.verify;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.FeedReader;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.FeedState.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one way for a signed feed into the library ({@code docs/signed-feed.md}, "Order of verification").
 * Signatures are verified over the exact bytes before a parser sees them; then comes whether it is the
 * right feed; then it is remembered, durably; and only then its releases come out, each with the word
 * that {@link Verifier} asks for. Made for one check, used by one thread.
 */
public final class FeedGate {
    private static final int MAX_STEPS = 32;
    private static final Duration SOON = Duration.ofDays(14);

    private final Trust trust;
    private final HostApplication host;
    private final FeedMemory memory;
    private final FeedRules rules;
    private final List<Notice> notices = new ArrayList<>();

    /**
     * Prepares for one check.
     *
     * @param now the one time that counts during this check
     * @throws IllegalStateException if {@code trust} demands no signatures
     */
    public FeedGate(Trust trust, HostApplication host, StateStore store, Instant now) {
        this.trust = trust;
        this.host = host;
        this.memory = new FeedMemory(store, host);
        this.rules = new FeedRules(host, trust.pinned(), now);
    }

    /**
     * Lets a feed in, or says why not. The trust state is as it was when this fails, but for exchanges of
     * keys that are good.
     *
     * @param rotations asked only when the known keys do not fit
     * @throws UpdateException with the code of the step that rejected it
     */
    public ReleaseFeed admit(SignedDocument feed, KeySetSource rotations) throws UpdateException {
        KeyChain chain = chainFor(feed, restored(), rotations);
        FeedDocument document = FeedReader.read(feed.content()); // Not before the signatures.
        rules.requireOurs(document);
        requireSigner(document, feed, chain, rotations);
        FeedState state = state();
        rules.requireForward(document, feed.digest(), state);
        rules.requireFresh(document, state);
        Accepted accepted = remember(document, feed);
        noticeExpiry(document, state);
        return FeedReleases.of(document, accepted.floor(), trust, notices);
    }

    /**
     * Returns what the last accepted feed says, without any network, and verified again; empty if it is
     * not kept.
     *
     * @throws UpdateException if it is not good any more
     */
    public Optional<ReleaseFeed> recall() throws UpdateException {
        Optional<SignedDocument> kept = memory.feed();
        if (kept.isEmpty()) return Optional.empty();
        KeyChain chain = restored();
        require(chain.current(), kept.get());
        FeedDocument document = FeedReader.read(kept.get().content());
        rules.requireOurs(document);
        requireNumber(document, chain);
        Accepted accepted = rules.requireForward(document, kept.get().digest(), state());
        rules.requireFresh(document, state());
        return Optional.of(FeedReleases.of(document, accepted.floor(), trust, notices));
    }

    private FeedState state() throws UpdateException {
        return memory.load().orElse(FeedState.NONE);
    }

    /** Damage leads back to what the application was built with, never to nothing. */
    private KeyChain restored() throws UpdateException {
        Optional<FeedState> state = memory.load();
        try {
            if (state.isPresent()) return pinnedKeys().followedBy(state.get().steps());
        } catch (UpdateException e) {
            if (e.code() != Code.KEYSET_INVALID) throw e;
            memory.change(damaged -> FeedState.NONE);
        }
        notices.add(new Notice(Notice.Kind.TRUST_STATE_RESET, "what was remembered of earlier feeds was damaged"));
        return pinnedKeys();
    }

    private KeyChain chainFor(SignedDocument feed, KeyChain chain, KeySetSource rotations) throws UpdateException {
        try {
            require(chain.current(), feed);
            return chain;
        } catch (UpdateException e) {
            if (e.code() != Code.SIGNATURE_INVALID && e.code() != Code.THRESHOLD_NOT_MET) throw e;
            KeyChain longer = followed(chain, rotations);
            if (longer.current().number() == chain.current().number()) throw e; // Nobody announced other keys.
            require(longer.current(), feed);
            return longer;
        }
    }

    /** The set that the feed names has to be the one that signed it, and the last one. */
    private void requireSigner(FeedDocument document, SignedDocument feed, KeyChain chain, KeySetSource rotations)
            throws UpdateException {
        if (document.keyset() == chain.current().number()) return;
        KeyChain longer = document.keyset() > chain.current().number() ? followed(chain, rotations) : chain;
        requireNumber(document, longer);
        require(longer.current(), feed);
    }

    private static void requireNumber(FeedDocument document, KeyChain chain) throws UpdateException {
        if (document.keyset() == chain.current().number()) return;
        throw new UpdateException(
                Code.KEYSET_INVALID,
                "the feed names key set " + document.keyset() + ", valid is "
                        + chain.current().number());
    }

    private KeyChain followed(KeyChain chain, KeySetSource rotations) throws UpdateException {
        KeyChain longer = chain;
        Optional<SignedDocument> next = rotations.keySet(longer.current().number() + 1);
        for (int steps = 0; next.isPresent(); steps++) {
            if (steps == MAX_STEPS) {
                throw new UpdateException(Code.KEYSET_LIMIT, "more than " + MAX_STEPS + " exchanges of keys at once");
            }
            longer = longer.with(next.get());
            rotated(longer);
            next = rotations.keySet(longer.current().number() + 1);
        }
        return longer;
    }

    private void rotated(KeyChain chain) throws UpdateException {
        memory.change(now -> isAhead(chain, now) ? now.with(chain) : now);
        notices.add(new Notice(
                Notice.Kind.KEYS_ROTATED,
                "the publisher's key set " + chain.current().number() + " counts from now on"));
    }

    private boolean isAhead(KeyChain chain, FeedState now) throws UpdateException {
        KeyChain known = pinnedKeys().followedBy(now.steps());
        return known.current().number() < chain.current().number();
    }

    private KeyChain pinnedKeys() {
        return KeyChain.of(host.id(), trust.pinned().keySet());
    }

    private static void require(KeySet keys, SignedDocument feed) throws UpdateException {
        keys.require(Message.of(feed.content()), SignatureFile.parse(feed.signatures()));
    }

    /** Looks once more, because another process may have accepted a newer one meanwhile. */
    private Accepted remember(FeedDocument document, SignedDocument feed) throws UpdateException {
        memory.change(now -> now.with(rules.requireForward(document, feed.digest(), now)));
        memory.keep(feed);
        return rules.requireForward(document, feed.digest(), state());
    }

    private void noticeExpiry(FeedDocument document, FeedState state) {
        Instant time = rules.effectiveTime(document, state);
        if (Duration.between(time, document.expires()).compareTo(SOON) > 0) return;
        notices.add(new Notice(Notice.Kind.EXPIRES_SOON, "the signed feed expires at " + document.expires()));
    }
}
