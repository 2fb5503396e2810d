package io.github.clientupdater.publish;

import io.github.clientupdater.internal.files.FileLock;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Publishes releases in a directory that any web server can serve: the files, {@code update.json} and
 * its signature. What lies there is changed file by file, each at once, the feed last; whoever reads
 * meanwhile sees the feed before or the one after. Only one publisher at a time works in a directory.
 */
public final class FeedPublisher {
    private static final String LOCK = ".publish.lock";

    private final FeedSettings settings;

    private FeedPublisher(FeedSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts with what every feed needs.
     *
     * @param directory where the feed lies or will lie, on this machine
     * @param app the application's identifier, as clients have it
     * @param signers the keys that sign
     */
    public static Builder builder(Path directory, String app, List<SigningKey> signers) {
        return new Builder(directory, app, signers);
    }

    /**
     * Adds a release and copies its files into the directory.
     *
     * @throws PublishException if it may not be published; nothing has changed
     */
    public PublishedFeed publish(NewRelease release) throws PublishException {
        return edit(session -> session.add(release));
    }

    /**
     * Changes how many installations get a release by themselves.
     *
     * @throws PublishException if it is not in the feed; nothing has changed
     */
    public PublishedFeed setRollout(Version version, Rollout rollout) throws PublishException {
        return edit(session -> session.setRollout(version, rollout));
    }

    /**
     * Takes a release out of the feed. Its files stay, for downloads under way; its version cannot be used again.
     *
     * @throws PublishException if it is not in the feed; nothing has changed
     */
    public PublishedFeed withdraw(Version version) throws PublishException {
        return edit(session -> session.withdraw(version));
    }

    /**
     * Signs the same releases again, so that the feed expires later and has what the builder was told.
     *
     * @throws PublishException if there is no feed; nothing has changed
     */
    public PublishedFeed renew() throws PublishException {
        return edit(PublishingSession::requireFeed);
    }

    private PublishedFeed edit(Edit edit) throws PublishException {
        Path directory = settings.directory();
        try {
            if (settings.firstSequence().isPresent()) Files.createDirectories(directory);
            requireDirectory(directory);
            Optional<FileLock> lock = FileLock.tryLock(directory.resolve(LOCK));
            if (lock.isEmpty()) throw new PublishException("somebody else is publishing in " + directory);
            try (FileLock held = lock.get();
                    PublishingSession session = PublishingSession.open(settings)) {
                edit.make(session);
                return session.finish();
            }
        } catch (IOException e) {
            throw PublishException.io("the feed cannot be published", e);
        }
    }

    private static void requireDirectory(Path directory) throws PublishException {
        if (Files.isDirectory(directory)) return;
        throw new PublishException("there is no directory " + directory
                + ": bring the published feed there first, or say that this is the first");
    }

    @FunctionalInterface
    private interface Edit {
        void make(PublishingSession session) throws PublishException;
    }

    /** Collects who publishes what where. Not thread-safe. */
    public static final class Builder {
        private static final Duration MAX_VALIDITY = Duration.ofDays(400); // As clients have it.

        private final Path directory;
        private final String app;
        private final List<SigningKey> signers;
        private Channel channel = Channel.STABLE;
        private KeyRing ring;
        private OptionalInt keySet = OptionalInt.empty();
        private Duration validity = Duration.ofDays(180);
        private @Nullable Version rollbackFloor;
        private @Nullable MinimumSupported minimumSupported;
        private OptionalLong firstSequence = OptionalLong.empty();
        private boolean moreSignaturesFollow;
        private boolean olderAllowed;
        private Clock clock = Clock.systemUTC();

        private Builder(Path directory, String app, List<SigningKey> signers) {
            this.directory = directory;
            this.app = app;
            this.signers = List.copyOf(signers);
            this.ring = KeyRing.of(signers.stream().map(SigningKey::publicKey).toList());
        }

        /** Publishes on another channel than {@link Channel#STABLE}. */
        public Builder channel(Channel channel) {
            this.channel = channel;
            return this;
        }

        /** Says which keys count, and how many of them: by default those that sign, and one of them. */
        public Builder trustedKeys(KeyRing keys) {
            this.ring = keys;
            return this;
        }

        /** Says by which key set clients verify; by default that of the feed before, at first 1. */
        public Builder keySet(int number) {
            if (number < 1) throw new IllegalArgumentException("key set < 1: " + number);
            this.keySet = OptionalInt.of(number);
            return this;
        }

        /** Says for how long clients accept the feed: 180 days by default, 400 at most. */
        public Builder validity(Duration validity) {
            if (validity.compareTo(Duration.ofMinutes(1)) < 0 || validity.compareTo(MAX_VALIDITY) > 0) {
                throw new IllegalArgumentException("validity not from a minute to 400 days: " + validity);
            }
            this.validity = validity;
            return this;
        }

        /** Lets no client install a version below, whatever it is told. Clients remember it: it only rises. */
        public Builder rollbackFloor(Version oldest) {
            this.rollbackFloor = oldest;
            return this;
        }

        /** Makes installations below a version update, now or from a day on. */
        public Builder minimumSupported(MinimumSupported minimum) {
            this.minimumSupported = minimum;
            return this;
        }

        /**
         * Lets the directory be empty. Without it that is refused: a feed that starts anew because the old
         * one was not there is rejected by every client.
         *
         * @param sequence the number to start with: 1, or more than any that was ever published
         */
        public Builder firstFeed(long sequence) {
            if (sequence < 1) throw new IllegalArgumentException("sequence < 1: " + sequence);
            this.firstSequence = OptionalLong.of(sequence);
            return this;
        }

        /** Writes the feed although clients will accept it only when further keys have signed it. */
        public Builder moreSignaturesFollow() {
            this.moreSignaturesFollow = true;
            return this;
        }

        /** Publishes a version below the newest one, such as a correction of an older series. */
        public Builder olderVersionAllowed() {
            this.olderAllowed = true;
            return this;
        }

        /** Takes the time from another clock than the system's. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Returns the publisher; nothing is read or written yet. */
        public FeedPublisher build() {
            return new FeedPublisher(new FeedSettings(
                    directory,
                    app,
                    channel,
                    signers,
                    ring,
                    keySet,
                    validity,
                    Optional.ofNullable(rollbackFloor),
                    Optional.ofNullable(minimumSupported),
                    firstSequence,
                    moreSignaturesFollow,
                    olderAllowed,
                    clock));
        }
    }
}
