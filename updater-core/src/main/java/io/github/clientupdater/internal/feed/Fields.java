package io.github.clientupdater.internal.feed;

import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fields that can be written in one way only. The patterns never backtrack. */
final class Fields {
    private static final Pattern APP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}+");
    private static final Pattern TIME =
            Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT(?!24)\\d\\d:\\d\\d:[0-5]\\d(?:\\.\\d{1,9}+)?+Z");
    private static final Pattern THREE_PARTS = Pattern.compile("\\d++\\.\\d++\\.\\d++(?:[-+].*+)?+");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}+");
    private static final int MAX_VERSION = 64;
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private Fields() {}

    static void requireAtMost(int most, byte[] bytes, String origin) throws UpdateException {
        if (bytes.length <= most) return;
        throw new UpdateException(Code.FEED_TOO_LARGE, origin + " is longer than " + most + " bytes");
    }

    static String appId(JsonObject json, String name) throws UpdateException {
        String text = json.text(name);
        if (!APP.matcher(text).matches()) throw json.malformed(name, "is not the identifier of an application");
        return text;
    }

    static long number(JsonObject json, String name, long least, long most) throws UpdateException {
        long number = json.number(name);
        if (number < least || number > most) throw json.malformed(name, "is not from " + least + " to " + most);
        return number;
    }

    static Instant instant(JsonObject json, String name) throws UpdateException {
        String text = json.text(name);
        try {
            Instant instant = TIME.matcher(text).matches() ? Instant.parse(text) : Instant.EPOCH;
            if (!instant.isBefore(EARLIEST)) return instant;
        } catch (DateTimeException e) {
            // Said below.
        }
        throw json.malformed(name, "is not a time in UTC between 2020 and 2099, as in 2026-11-20T10:00:00Z");
    }

    static Optional<Instant> optionalInstant(JsonObject json, String name) throws UpdateException {
        return json.optionalText(name).isEmpty() ? Optional.empty() : Optional.of(instant(json, name));
    }

    static Version version(JsonObject json, String name) throws UpdateException {
        String text = json.text(name);
        try {
            if (text.length() <= MAX_VERSION && THREE_PARTS.matcher(text).matches()) return Version.parse(text);
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw json.malformed(name, "is not a semantic version of at most " + MAX_VERSION + " characters");
    }

    static Optional<Version> optionalVersion(JsonObject json, String name) throws UpdateException {
        return json.optionalText(name).isEmpty() ? Optional.empty() : Optional.of(version(json, name));
    }

    static Digest digest(JsonObject json, String name) throws UpdateException {
        String text = json.text(name);
        if (!DIGEST.matcher(text).matches()) throw json.malformed(name, "is not 64 lower-case hexadecimal digits");
        return new Digest(text);
    }

    /** Returns a text that people read: no control characters but line ends and tabs, no halves of characters. */
    static String prose(JsonObject json, String name) throws UpdateException {
        String text = json.text(name);
        boolean clean = text.codePoints().allMatch(Fields::isProse);
        if (!clean) throw json.malformed(name, "holds a control character or half of a character");
        return text;
    }

    private static boolean isProse(int character) {
        int type = Character.getType(character);
        if (character == '\n' || character == '\t' || character == '\r') return true;
        return type != Character.CONTROL && type != Character.SURROGATE;
    }
}
