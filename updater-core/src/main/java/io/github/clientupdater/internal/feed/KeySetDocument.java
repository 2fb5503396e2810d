package io.github.clientupdater.internal.feed;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.PublicKey;
import io.github.clientupdater.task.UpdateException;
import java.util.ArrayList;
import java.util.List;

/**
 * The next keys of a publisher, as {@code keys/N.json} beside the feed holds them.
 *
 * @param app the application's identifier
 * @param keySet the keys and their number
 */
public record KeySetDocument(String app, KeySet keySet) {
    /** How the field {@code format} begins, in any version. */
    public static final String FAMILY = "updater-keyset/";

    /** What the field {@code format} holds. */
    public static final String FORMAT = "updater-keyset/1";

    /** How long such a document may be, in bytes. */
    public static final int MAX_BYTES = 8 * 1024;

    static final int MAX_NUMBER = 1_000_000;

    /**
     * Reads a document, whoever signed it.
     *
     * @throws UpdateException with {@code FEED_MALFORMED} and the field that is wrong, or {@code
     *     FEED_TOO_LARGE}
     */
    public static KeySetDocument read(byte[] bytes) throws UpdateException {
        Fields.requireAtMost(MAX_BYTES, bytes, "the key set");
        JsonObject json = Json.readStrictly(bytes, "the key set");
        json.requireOnly("format", "app", "keyset", "threshold", "keys", "ext");
        if (!json.text("format").equals(FORMAT)) throw json.malformed("format", "is not " + FORMAT);
        json.optionalObject("ext");
        int number = (int) Fields.number(json, "keyset", 1, MAX_NUMBER);
        int threshold = (int) Fields.number(json, "threshold", -8, 8); // The set says what is possible.
        try {
            return new KeySetDocument(Fields.appId(json, "app"), new KeySet(number, threshold, keys(json)));
        } catch (IllegalArgumentException e) {
            throw json.malformed("keys", "cannot be used: " + e.getMessage());
        }
    }

    private static List<PublicKey> keys(JsonObject json) throws UpdateException {
        List<PublicKey> keys = new ArrayList<>();
        for (String text : json.textList("keys")) keys.add(PublicKey.parse(text));
        return keys;
    }
}
