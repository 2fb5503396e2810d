package io.github.clientupdater.verify;

import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before anything is installed. Always a choice: there is no default. Immutable.
 *
 * <p>In every case the address is https, or this very machine.
 */
public final class Trust {
    private static final Trust CHECKSUM_ONLY = new Trust("checksum only", true, null);
    private static final Trust NONE = new Trust("none", false, null);

    private final String name;
    private final boolean digestRequired;
    private final @Nullable Pinned pinned;

    private Trust(String name, boolean digestRequired, @Nullable Pinned pinned) {
        this.name = name;
        this.digestRequired = digestRequired;
        this.pinned = pinned;
    }

    /**
     * Trusts nobody but whoever holds the secret half of one of these Ed25519 keys (RFC 8032), built into
     * the application. What has to be signed is the feed, which names each file's digest (a server that
     * publishes a signed feed), or else each file, its trusted comment naming {@code app=} and {@code
     * version=}. A server that was taken over can then publish nothing, whatever it changes.
     *
     * <p>Begin with two keys and keep the secret half of one offline: see {@code docs/publishing.md}.
     *
     * @param keys one to eight, each as minisign, signify or OpenSSL (PEM) write it, or its 32 bytes in
     *     base64 or hexadecimal
     * @throws IllegalArgumentException if one is no key, or one under which anything would verify
     */
    public static Trust signedBy(String... keys) {
        List<PublicKey> parsed = Arrays.stream(keys).map(PublicKey::parse).toList();
        return signedBy(new Pinned(new KeySet(1, 1, parsed), 0, Instant.MIN));
    }

    private static Trust signedBy(Pinned pinned) {
        return new Trust("signed by " + pinned.keySet(), true, pinned);
    }

    /**
     * Returns the same trust, but with so many different keys that have to sign.
     *
     * @throws IllegalArgumentException if that is less than one or more than there are different keys
     * @throws IllegalStateException if nothing has to be signed
     */
    public Trust withThreshold(int threshold) {
        KeySet keys = pinned().keySet();
        return signedBy(pinned().with(new KeySet(keys.number(), threshold, keys.keys())));
    }

    /**
     * Returns the same trust, but with these keys being the publisher's {@code number}th set. Raise it in
     * the first version that is built with other keys; it is the field {@code keyset} of the feed.
     *
     * @throws IllegalArgumentException if it is less than one
     * @throws IllegalStateException if nothing has to be signed
     */
    public Trust withKeySet(int number) {
        KeySet keys = pinned().keySet();
        return signedBy(pinned().with(new KeySet(number, keys.threshold(), keys.keys())));
    }

    /**
     * Returns the same trust, but for a build that knows the feed of this {@code sequence}: an older one
     * is rejected even where nothing is remembered, at the first start or after somebody deleted it.
     *
     * @param sequence the field {@code sequence} of the newest feed when the application was built
     * @param issued the field {@code issued} of that feed
     * @throws IllegalArgumentException if the sequence is negative
     * @throws IllegalStateException if nothing has to be signed
     */
    public Trust withSeed(long sequence, Instant issued) {
        if (sequence < 0) throw new IllegalArgumentException("sequence < 0: " + sequence);
        return signedBy(new Pinned(pinned().keySet(), sequence, Objects.requireNonNull(issued, "issued == null")));
    }

    /**
     * Trusts the server, and wants from it a SHA-256 that the file meets. Whoever takes over the server
     * can publish what he likes.
     */
    public static Trust checksumOnly() {
        return CHECKSUM_ONLY;
    }

    /**
     * Trusts the server and the way to it blindly; for servers whose answers carry no digest. A digest
     * that is announced all the same has to match.
     */
    public static Trust dangerouslyNone() {
        return NONE;
    }

    /** Returns whether something has to be signed. */
    public boolean isSignatureRequired() {
        return pinned != null;
    }

    boolean isDigestRequired() {
        return digestRequired;
    }

    Pinned pinned() {
        if (pinned == null) throw new IllegalStateException("only with Trust.signedBy(…)");
        return pinned;
    }

    @Override
    public String toString() {
        return "Trust[" + name + "]";
    }

    /**
     * What a build of the application knows of its publisher.
     *
     * @param keySet his keys
     * @param sequence of the newest feed at that time
     * @param issued when that was signed
     */
    record Pinned(KeySet keySet, long sequence, Instant issued) {
        private Pinned with(KeySet other) {
            return new Pinned(other, sequence, issued);
        }
    }
}
