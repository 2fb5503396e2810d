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
    private static final Duration SOON = Duration.ofDays(14);

    private final Trust trust;
    private final FeedMemory memory;
    private final FeedRules rules;
    private final KeyExchange keys;
    private final List<Notice> notices = new ArrayList<>();

    /**
     * Prepares for one check.
     *
     * @param keySets asked only when the known keys do not fit
     * @param now the one time that counts during this check
     * @throws IllegalStateException if {@code trust} demands no signatures
     */
    public FeedGate(Trust trust, HostApplication host, StateStore store, KeySetSource keySets, Instant now) {
        this.trust = trust;
        this.memory = new FeedMemory(store, host);
        this.rules = new FeedRules(host, trust.pinned(), now);
        KeyChain pinned = KeyChain.of(host.id(), trust.pinned().keySet());
        this.keys = new KeyExchange(pinned, memory, keySets, notices);
    }

    /**
     * Lets a feed in, or says why not. The trust state is as it was when this fails, but for exchanges of
     * keys that are good.
     *
     * @throws UpdateException with the code of the step that rejected it
     */
    public ReleaseFeed admit(SignedDocument feed) throws UpdateException {
        Signed signed = Signed.of(feed);
        KeyChain chain = chainFor(signed);
        FeedDocument document = FeedReader.read(feed.content()); // Not before the signatures.
        rules.requireOurs(document);
        requireSigner(document, signed, chain);
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
        KeyChain chain = keys.remembered();
        Signed.of(kept.get()).requireBy(chain.current());
        FeedDocument document = FeedReader.read(kept.get().content());
        rules.requireOurs(document);
        requireNumber(document, chain);
        FeedState state = state();
        Accepted accepted = rules.requireForward(document, kept.get().digest(), state);
        rules.requireFresh(document, state);
        return Optional.of(FeedReleases.of(document, accepted.floor(), trust, notices));
    }

    private FeedState state() throws UpdateException {
        return memory.load().orElse(FeedState.NONE);
    }

    private KeyChain chainFor(Signed feed) throws UpdateException {
        KeyChain chain = keys.remembered();
        try {
            feed.requireBy(chain.current());
            return chain;
        } catch (UpdateException e) {
            if (e.code() != Code.SIGNATURE_INVALID && e.code() != Code.THRESHOLD_NOT_MET) throw e;
            return chainBeyond(chain, feed, e);
        }
    }

    /** Other keys may have come. Who cannot say so says that there are none. */
    private KeyChain chainBeyond(KeyChain chain, Signed feed, UpdateException unsigned) throws UpdateException {
        KeyExchange.Journey journey = keys.journey(chain);
        boolean further = journey.end().current().number() > chain.current().number();
        try {
            if (!further) throw unsigned;
            feed.requireBy(journey.end().current());
            return journey.end();
        } catch (UpdateException e) {
            UpdateException obstacle = journey.obstacle();
            throw obstacle == null || journey.isCutOff() ? e : obstacle;
        }
    }

    /** The set that the feed names has to be the one that signed it, and the last one. */
    private void requireSigner(FeedDocument document, Signed feed, KeyChain chain) throws UpdateException {
        if (document.keyset() == chain.current().number()) return;
        KeyChain longer = document.keyset() > chain.current().number() ? keys.followed(chain) : chain;
        requireNumber(document, longer);
        feed.requireBy(longer.current());
    }

    private static void requireNumber(FeedDocument document, KeyChain chain) throws UpdateException {
        int valid = chain.current().number();
        if (document.keyset() == valid) return;
        throw new UpdateException(
                Code.KEYSET_INVALID, "the feed names key set " + document.keyset() + ", valid is " + valid);
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

    /** A feed whose signature file could be read: that it cannot is no reason to look for other keys. */
    private record Signed(Message message, SignatureFile signatures) {
        private static Signed of(SignedDocument feed) throws UpdateException {
            return new Signed(Message.of(feed.content()), SignatureFile.parse(feed.signatures()));
        }

        private void requireBy(KeySet keys) throws UpdateException {
            keys.require(message, signatures);
        }
    }
}
