package io.github.clientupdater.internal.wire;

import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the fields that servers have in common. A value that cannot be used is malformed, and its field named. */
public final class ServerFields {
    private ServerFields() {}

    /** Returns a required version. */
    public static Version version(JsonObject json, String name) throws UpdateException {
        return parse(json, name, json.text(name));
    }

    /** Returns a version that may be missing, or empty. */
    public static Optional<Version> optionalVersion(JsonObject json, String name) throws UpdateException {
        Optional<String> text = json.optionalText(name).filter(value -> !value.isBlank());
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(json, name, text.get()));
    }

    private static Version parse(JsonObject json, String name, String text) throws UpdateException {
        try {
            return Version.parse(text);
        } catch (IllegalArgumentException e) {
            throw json.malformed(name, "cannot be read: " + e.getMessage());
        }
    }

    /** Returns a required address, absolute or not. */
    public static URI address(JsonObject json, String name) throws UpdateException {
        String text = json.text(name);
        try {
            if (!text.isBlank()) return new URI(text.strip().replace(" ", "%20"));
        } catch (URISyntaxException e) {
            // Said below, without the text: it may hold a secret.
        }
        throw json.malformed(name, "is not an address");
    }

    /** Returns a SHA-256 that may be missing; some servers write the algorithm before the digits. */
    public static Optional<Digest> digest(JsonObject json, String name) throws UpdateException {
        Optional<String> text = json.optionalText(name).map(String::strip);
        if (text.isEmpty()) return Optional.empty();
        String lower = text.get().toLowerCase(Locale.ROOT);
        boolean named = lower.startsWith("sha256:") || lower.startsWith("sha256-");
        try {
            return Optional.of(new Digest(named ? lower.substring("sha256:".length()) : lower));
        } catch (IllegalArgumentException e) {
            throw json.malformed(name, "cannot be read: " + e.getMessage());
        }
    }

    /** Returns a number of bytes that may be missing. */
    public static OptionalLong size(JsonObject json, String name) throws UpdateException {
        OptionalLong size = json.optionalLong(name);
        if (size.orElse(0) < 0) throw json.malformed(name, "is negative");
        return size;
    }

    /** Returns a time that may be missing. */
    public static Optional<Instant> time(JsonObject json, String name) throws UpdateException {
        Optional<String> text = json.optionalText(name).filter(value -> !value.isBlank());
        if (text.isEmpty()) return Optional.empty();
        Optional<Instant> time = ReleaseDates.parse(text.get());
        if (time.isEmpty()) throw json.malformed(name, "is neither a date nor a timestamp");
        return time;
    }
}
