package io.github.clientupdater.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clientupdater.testing.faults.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A signed feed's document, right in everything that is not changed. A value. */
final class FeedText {
    private final Map<String, Object> fields;

    private FeedText(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Names one release with one file, {@code app.zip}, for every system. */
    static FeedText of(String version, Content zip) {
        return new FeedText(Map.of())
                .with("format", "updater-manifest/1")
                .with("app", SignedApplication.APP)
                .with("channel", "stable")
                .with("sequence", 9)
                .with("issued", "2026-05-01T00:00:00Z")
                .with("expires", "2026-11-01T00:00:00Z")
                .with("keyset", 1)
                .with("releases", List.of(release(version, zip)));
    }

    /** Returns what names {@code zip} as the file of {@code version}. */
    static Map<String, Object> release(String version, Content zip) {
        return Map.of("version", version, "artifacts", List.of(artifact(zip, "app.zip")));
    }

    /** Returns what names {@code zip} as a file for every system. */
    static Map<String, Object> artifact(Content zip, String url) {
        return Map.of(
                "os",
                "any",
                "arch",
                "any",
                "kind",
                "zip",
                "urls",
                List.of(url),
                "size",
                zip.size(),
                "sha256",
                zip.sha256().hex());
    }

    /** Returns {@code fields} with one more, or another one. */
    static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put(name, value);
        return all;
    }

    FeedText with(String name, Object value) {
        return new FeedText(with(fields, name, value));
    }

    FeedText sequence(long sequence) {
        return with("sequence", sequence);
    }

    FeedText without(String name) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.remove(name);
        return new FeedText(all);
    }

    /** Changes a field of the only release. */
    FeedText withRelease(String name, Object value) {
        return with("releases", List.of(with(onlyRelease(), name, value)));
    }

    /** Changes a field of the only file. */
    FeedText withArtifact(String name, Object value) {
        return withRelease("artifacts", List.of(with(onlyArtifact(), name, value)));
    }

    /** Names one more release. */
    FeedText and(Map<String, Object> release) {
        List<Object> all = new ArrayList<>((List<?>) fields.get("releases"));
        all.add(release);
        return with("releases", all);
    }

    private Map<String, Object> onlyRelease() {
        return object(((List<?>) fields.get("releases")).get(0));
    }

    private Map<String, Object> onlyArtifact() {
        return object(((List<?>) onlyRelease().get("artifacts")).get(0));
    }

    @SuppressWarnings("unchecked") // Made above.
    private static Map<String, Object> object(Object fields) {
        return (Map<String, Object>) fields;
    }

    /** Returns the document to the byte. */
    byte[] bytes() {
        return json(fields);
    }

    static byte[] json(Map<String, Object> fields) {
        try {
            return new ObjectMapper().writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
