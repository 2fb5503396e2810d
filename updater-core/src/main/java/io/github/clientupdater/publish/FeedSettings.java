package io.github.clientupdater.publish;

import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a publisher was told, once, by its builder.
 *
 * @param directory where the feed and its files lie
 * @param app whose feed it is
 * @param channel the stream of releases
 * @param signers who signs
 * @param ring whose signatures count over the feed that lies there
 * @param keySet the number of the key set, where it was said
 * @param validity how long the feed is good
 * @param rollbackFloor where it is to be changed
 * @param minimumSupported where it is to be changed
 * @param firstSequence where the feed may be new: its number
 * @param moreSignaturesFollow whether too few signatures will do for now
 * @param olderAllowed whether a version below the newest may be published
 * @param clock what time it is
 */
record FeedSettings(
        Path directory,
        String app,
        Channel channel,
        List<SigningKey> signers,
        KeyRing ring,
        OptionalInt keySet,
        Duration validity,
        Optional<Version> rollbackFloor,
        Optional<MinimumSupported> minimumSupported,
        OptionalLong firstSequence,
        boolean moreSignaturesFollow,
        boolean olderAllowed,
        Clock clock) {}
