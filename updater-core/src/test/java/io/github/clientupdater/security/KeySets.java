package io.github.clientupdater.security;

import io.github.clientupdater.testing.TestKeys;
import io.github.clientupdater.testing.faults.Content;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The documents by which a publisher exchanges his keys, and their places. */
final class KeySets {
    private KeySets() {}

    /** Returns a document with these keys, of which one has to sign. */
    static Map<String, Object> keySet(int number, TestKeys... keys) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", "updater-keyset/1");
        fields.put("app", SignedApplication.APP);
        fields.put("keyset", number);
        fields.put("threshold", 1);
        fields.put("keys", Stream.of(keys).map(TestKeys::minisign).toList());
        return fields;
    }

    static void publish(SignedApplication app, int number, Map<String, Object> document, TestKeys... signers) {
        byte[] bytes = FeedText.json(document);
        publish(app, number, bytes, SignedApplication.sign(bytes, signers));
    }

    static void publish(SignedApplication app, int number, byte[] document, String signatures) {
        app.server.publish("/keys/" + number + ".json", Content.of(document));
        app.server.publish("/keys/" + number + ".json.minisig", Content.of(signatures));
    }
}
