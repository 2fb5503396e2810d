package io.github.clientupdater.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A feed in which every field is there, and changes to it by JSON pointer (RFC 6901). */
final class Feeds {
    static final String DIGEST = "0123456789abcdef".repeat(4);
    static final String RELEASE = "/releases/0";
    static final String ARTIFACT = RELEASE + "/artifacts/0";

    static final String FULL = """
            { "format": "updater-manifest/1", "app": "com.example.app", "channel": "stable", "sequence": 42,
              "issued": "2026-11-20T10:00:00Z", "expires": "2027-05-20T10:00:00Z", "keyset": 1,
              "rollbackFloor": "1.1.0",
              "minimumSupported": { "version": "1.0.0", "deadline": "2027-01-01T00:00:00Z" },
              "releases": [ { "version": "1.2.3", "published": "2026-11-20T09:00:00Z", "mandatory": true,
                "critical": false, "minimumVersion": "1.0.0", "rollout": { "percent": 12.5 },
                "notes": { "format": "plain", "text": "New.", "translations": { "de": "Neu.", "pt-BR": "Novo." } },
                "artifacts": [ { "os": "windows", "arch": "x86_64", "kind": "zip", "minimumOs": "10.0",
                  "maximumOs": "11", "urls": ["App-1.2.3-win.zip", "https://mirror.example/App.zip"], "size": 123456,
                  "sha256": "DIGEST",
                  "files": [ { "path": "app.jar", "size": 1000, "sha256": "DIGEST", "mode": "644" } ],
                  "removes": [ { "path": "lib/old.jar", "sha256": "DIGEST" } ], "ext": {} } ], "ext": {} } ],
              "ext": {} }
            """.replace("DIGEST", DIGEST);

    /** Every field that holds a text. */
    static final List<String> TEXTS = List.of(
            "/format",
            "/app",
            "/channel",
            "/issued",
            "/expires",
            "/rollbackFloor",
            "/minimumSupported/version",
            "/minimumSupported/deadline",
            RELEASE + "/version",
            RELEASE + "/published",
            RELEASE + "/minimumVersion",
            RELEASE + "/notes/format",
            RELEASE + "/notes/text",
            RELEASE + "/notes/translations/de",
            ARTIFACT + "/os",
            ARTIFACT + "/arch",
            ARTIFACT + "/kind",
            ARTIFACT + "/minimumOs",
            ARTIFACT + "/maximumOs",
            ARTIFACT + "/urls/0",
            ARTIFACT + "/sha256",
            ARTIFACT + "/files/0/path",
            ARTIFACT + "/files/0/sha256",
            ARTIFACT + "/files/0/mode",
            ARTIFACT + "/removes/0/path",
            ARTIFACT + "/removes/0/sha256");

    /** Every field that holds a whole number. */
    static final List<String> NUMBERS = List.of("/sequence", "/keyset", ARTIFACT + "/size", ARTIFACT + "/files/0/size");

    static final List<String> FLAGS = List.of(RELEASE + "/mandatory", RELEASE + "/critical");

    /** Every object that is read, but for those below "ext". */
    static final List<String> OBJECTS = List.of(
            "",
            "/minimumSupported",
            RELEASE,
            RELEASE + "/rollout",
            RELEASE + "/notes",
            ARTIFACT,
            ARTIFACT + "/files/0",
            ARTIFACT + "/removes/0");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Feeds() {}

    static JsonNode tree() {
        try {
            return MAPPER.readTree(FULL);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the feed with this JSON in place of the value at {@code pointer}, or beside its neighbours. */
    static String with(String pointer, String json) {
        return with(tree(), pointer, json);
    }

    /** As the other one, in a feed that was changed already. */
    static String with(JsonNode root, String pointer, String json) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = root.at(place.head());
        if (parent instanceof ArrayNode list)
            list.set(place.last().getMatchingIndex(), MAPPER.getNodeFactory().rawValueNode(new RawValue(json)));
        else ((ObjectNode) parent).putRawValue(place.last().getMatchingProperty(), new RawValue(json));
        return root.toString();
    }

    static String without(String pointer) {
        JsonNode root = tree();
        JsonPointer place = JsonPointer.compile(pointer);
        ((ObjectNode) root.at(place.head())).remove(place.last().getMatchingProperty());
        return root.toString();
    }

    static String quoted(String text) {
        return MAPPER.getNodeFactory().textNode(text).toString();
    }

    static FeedDocument read(String feed) throws UpdateException {
        return FeedReader.read(feed.getBytes(StandardCharsets.UTF_8));
    }

    static FeedRelease release(String feed) throws UpdateException {
        return read(feed).releases().get(0);
    }

    static FeedArtifact artifact(String feed) throws UpdateException {
        return release(feed).artifacts().get(0);
    }

    /** Expects the one failure: its message is a line that can be printed, whatever was in the feed. */
    static void assertMalformed(String feed, String... words) {
        assertFails(feed, Code.FEED_MALFORMED, words);
    }

    static void assertFails(String feed, Code code, String... words) {
        assertThatThrownBy(() -> read(feed)).isInstanceOfSatisfying(UpdateException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(List.of(words))
                    .allSatisfy(word -> assertThat(e.getMessage()).contains(word));
            assertThat(e.getMessage()).hasSizeLessThan(200).matches("[ -~]+");
        });
    }
}
