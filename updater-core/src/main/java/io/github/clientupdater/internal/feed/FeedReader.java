package io.github.clientupdater.internal.feed;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a feed. Everything that is not expected rejects all of it, but for what is below {@code ext}. */
public final class FeedReader {
    private static final int MAX_RELEASES = 64;
    /** A feed that hardly expires does not protect from being shown for ever. */
    private static final Duration MAX_VALIDITY = Duration.ofDays(400);

    private static final long MAX_SEQUENCE = 1L << 53; // What every JSON parser reads exactly (RFC 8259, section 6).

    private final JsonObject json;

    private FeedReader(JsonObject json) {
        this.json = json;
    }

    /**
     * Reads a document whose signature was verified.
     *
     * @throws UpdateException with {@code FEED_MALFORMED} and the field that is wrong, or {@code
     *     FEED_TOO_LARGE}
     */
    public static FeedDocument read(byte[] bytes) throws UpdateException {
        Fields.requireAtMost(FeedDocument.MAX_BYTES, bytes, "the signed feed");
        return new FeedReader(Json.readStrictly(bytes, "the signed feed")).document();
    }

    private FeedDocument document() throws UpdateException {
        json.requireOnly(
                "format",
                "app",
                "channel",
                "sequence",
                "issued",
                "expires",
                "keyset",
                "rollbackFloor",
                "minimumSupported",
                "releases",
                "ext");
        if (!json.text("format").equals(FeedDocument.FORMAT)) {
            throw json.malformed("format", "is not " + FeedDocument.FORMAT);
        }
        json.optionalObject("ext");
        Instant issued = Fields.instant(json, "issued");
        return new FeedDocument(
                Fields.appId(json, "app"),
                channel(),
                Fields.number(json, "sequence", 1, MAX_SEQUENCE),
                issued,
                expires(issued),
                (int) Fields.number(json, "keyset", 1, KeySetDocument.MAX_NUMBER),
                Fields.optionalVersion(json, "rollbackFloor"),
                minimumSupported(),
                releases());
    }

    private Channel channel() throws UpdateException {
        try {
            return new Channel(json.text("channel"));
        } catch (IllegalArgumentException e) {
            throw json.malformed("channel", "is not the name of a channel");
        }
    }

    private Instant expires(Instant issued) throws UpdateException {
        Instant expires = Fields.instant(json, "expires");
        if (!expires.isAfter(issued)) throw json.malformed("expires", "is not after \"issued\"");
        if (Duration.between(issued, expires).compareTo(MAX_VALIDITY) > 0) {
            throw json.malformed("expires", "is more than " + MAX_VALIDITY.toDays() + " days after \"issued\"");
        }
        return expires;
    }

    private Optional<MinimumSupported> minimumSupported() throws UpdateException {
        Optional<JsonObject> found = json.optionalObject("minimumSupported");
        if (found.isEmpty()) return Optional.empty();
        found.get().requireOnly("version", "deadline");
        return Optional.of(new MinimumSupported(
                Fields.version(found.get(), "version"), Fields.optionalInstant(found.get(), "deadline")));
    }

    private List<FeedRelease> releases() throws UpdateException {
        List<FeedRelease> releases = new ArrayList<>();
        Set<Object> versions = new HashSet<>();
        for (JsonObject release : json.objects("releases", MAX_RELEASES)) {
            FeedRelease read = ReleaseReader.read(release);
            if (!versions.add(read.version())) throw release.malformed("version", "occurs twice");
            releases.add(read);
        }
        return List.copyOf(releases);
    }
}
