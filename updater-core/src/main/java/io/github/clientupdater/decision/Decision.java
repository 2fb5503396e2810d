package io.github.clientupdater.decision;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;

/** The answer to "is there an update?" */
public sealed interface Decision {
    /**
     * There is nothing to install.
     *
     * @param reason why
     */
    record UpToDate(Reason reason) implements Decision {}

    /**
     * {@code release} should be installed, using {@code artifact}.
     *
     * @param release what to move to
     * @param artifact the file of it for this machine
     */
    record Available(Release release, Artifact artifact) implements Decision {}

    /** Why there is nothing to install. */
    enum Reason {
        /** Nothing is published on the channel. */
        FEED_EMPTY,
        /** The newest release is installed. */
        ON_LATEST,
        /** The installed version is newer than everything published. */
        AHEAD_OF_FEED,
        /** Whatever is newer is a pre-release, which this channel does not offer. */
        ONLY_PRE_RELEASES,
        /** Nothing that is published runs on this machine. */
        NOTHING_FOR_PLATFORM,
        /** A person skipped this version. */
        SKIPPED_BY_USER,
        /** Installing this version failed twice, or it did not start. A person may ask for it again. */
        FAILED_BEFORE
    }
}
