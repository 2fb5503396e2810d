package io.github.clientupdater.decision;

import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.nio.charset.StandardCharsets;

/**
 * Where an installation stands among all when a release is rolled out: docs/rollout.md. The same for one
 * release as often as it is asked, and another for each: nobody is always first.
 *
 * @param number from 0 to 2^32 - 1
 */
record Bucket(long number) {
    private static final double ALL = 0x1p32;
    private static final int DIGITS = 8; // Four bytes.
    private static final int HEX = 16;

    static Bucket of(String installationId, Channel channel, Version version) {
        String text = installationId + "\n" + channel.name() + "\n" + version.canonical();
        String digest = Digest.ofContent(text.getBytes(StandardCharsets.UTF_8)).hex();
        return new Bucket(Long.parseLong(digest.substring(0, DIGITS), HEX));
    }

    /** Exact: the left side is a whole number below 2^53, and to multiply by a power of two rounds nothing. */
    boolean isWithin(Rollout rollout) {
        return number * 100 < rollout.percent() * ALL;
    }
}
