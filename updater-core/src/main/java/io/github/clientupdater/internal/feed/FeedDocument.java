package io.github.clientupdater.internal.feed;

import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A feed as its publisher wrote it. Holding one says nothing about a signature.
 *
 * @param app the application's identifier
 * @param channel the stream of releases
 * @param sequence rises with every publication
 * @param issued when it was signed
 * @param expires from when on it is no longer good
 * @param keyset the number of the key set that signs it
 * @param rollbackFloor no version below may be installed
 * @param minimumSupported no version below may be used
 * @param releases no version twice
 */
public record FeedDocument(
        String app,
        Channel channel,
        long sequence,
        Instant issued,
        Instant expires,
        int keyset,
        Optional<Version> rollbackFloor,
        Optional<MinimumSupported> minimumSupported,
        List<FeedRelease> releases) {
    /** What the field {@code format} holds. */
    public static final String FORMAT = "updater-manifest/1";

    /** How long such a document may be, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;
}
