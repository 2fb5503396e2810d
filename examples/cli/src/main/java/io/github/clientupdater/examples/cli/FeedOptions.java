package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.FeedPublisher;
import io.github.clientupdater.publish.KeyRing;
import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.publish.PublishedFeed;
import io.github.clientupdater.publish.SigningKey;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which feed is changed, by whom, and what it says of all releases. */
final class FeedOptions {
    @Option(
            names = "--dir",
            required = true,
            paramLabel = "DIR",
            description = "A copy of what the web server shows: update.json, its signature and the files.")
    private Path dir = Path.of("");

    @Option(
            names = "--app-id",
            required = true,
            paramLabel = "ID",
            description = "The application, as it calls itself.")
    private String app = "";

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            defaultValue = "stable",
            description = "Which releases these are (default: ${DEFAULT-VALUE}).")
    private String channel = "stable";

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            description = "A further public key, or a file with one, that counts: of those who do not sign now. "
                    + "May be repeated.")
    private List<String> trusted = List.of();

    @Option(
            names = "--threshold",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many keys have to sign (default: ${DEFAULT-VALUE}).")
    private int threshold = 1;

    @Option(names = "--keyset", paramLabel = "N", description = "The key set that clients verify by, after a rotation.")
    private @Nullable Integer keySet;

    @Option(
            names = "--expires-days",
            paramLabel = "DAYS",
            defaultValue = "180",
            description = "For how long clients accept the feed, at most 400 (default: ${DEFAULT-VALUE}).")
    private int days = 180;

    @Option(names = "--rollback-floor", paramLabel = "V", description = "Let nobody ever install a version below.")
    private @Nullable String floor;

    @Option(names = "--min-supported", paramLabel = "V", description = "Make whoever has a version below update.")
    private @Nullable String supported;

    @Option(
            names = "--min-supported-by",
            paramLabel = "DAY",
            converter = Day.class,
            description = "From that day on (2026-12-31) or time (UTC), and not at once.")
    private @Nullable Instant supportedBy;

    @Option(
            names = "--more-signatures-follow",
            description = "Write the feed although too few keys sign; the others do it by 'sign --append'.")
    private boolean moreFollow;

    FeedOptions() {}

    /** Changes the feed and says what came of it. */
    int change(Settings settings, Change change) {
        return signing.sign(outputs.open(), keys -> {
            FeedPublisher.Builder publisher = publisher(keys);
            settings.apply(publisher);
            return Ending.of(change.make(publisher.build()));
        });
    }

    private FeedPublisher.Builder publisher(List<SigningKey> keys) {
        try {
            FeedPublisher.Builder publisher = FeedPublisher.builder(dir, app, keys)
                    .channel(new Channel(channel))
                    .trustedKeys(ring(keys))
                    .validity(Duration.ofDays(days));
            if (keySet != null) publisher.keySet(keySet);
            if (floor != null) publisher.rollbackFloor(Version.parse(floor));
            if (supported != null) publisher.minimumSupported(minimum(supported));
            else if (supportedBy != null) throw new UsageException("--min-supported-by needs --min-supported");
            if (moreFollow) publisher.moreSignaturesFollow();
            return publisher;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private KeyRing ring(List<SigningKey> keys) {
        List<String> theirs = keys.stream().map(SigningKey::publicKey).toList();
        KeyRing ring = KeyRing.of(theirs);
        return trusted.isEmpty()
                ? ring.withThreshold(threshold)
                : KeyTexts.ring("--trust", trusted, 1).with(keys).withThreshold(threshold);
    }

    private MinimumSupported minimum(String version) {
        return new MinimumSupported(Version.parse(version), Optional.ofNullable(supportedBy));
    }

    /** What one command demands besides. */
    @FunctionalInterface
    interface Settings {
        Settings NONE = publisher -> {};

        void apply(FeedPublisher.Builder publisher);
    }

    /** What one command does. */
    @FunctionalInterface
    interface Change {
        PublishedFeed make(FeedPublisher publisher) throws PublishException;
    }

    /** A day, which begins at midnight UTC, or a time. */
    static final class Day implements ITypeConverter<Instant> {
        Day() {}

        @Override
        public Instant convert(String text) {
            try {
                if (text.contains("T")) return Instant.parse(text);
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("not a day such as 2026-12-31, nor a time in UTC");
            }
        }
    }
}
