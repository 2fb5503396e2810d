package io.github.clientupdater.testing.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The document that {@link io.github.clientupdater.server.manifest.ManifestServer} reads. A value; what
 * is set may be wrong on purpose.
 */
public final class Manifest {
    private final Map<String, Object> fields;

    private Manifest(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Returns a manifest that has no digest and no size; {@code downloadUrl} may be relative. */
    public static Manifest of(String version, String downloadUrl) {
        return new Manifest(Map.of())
                .with("version", version)
                .with("release_date", "2026-01-01")
                .with("download_url", downloadUrl)
                .with("changelog", "Version " + version);
    }

    /** Returns this manifest with the true SHA-256 and size of {@code file}, which is read in full. */
    public Manifest describing(Content file) {
        return with("sha256", file.sha256().hex()).with("size", file.size());
    }

    /** Returns this manifest with a field of any name: a text, a number, a list or a map. */
    public Manifest with(String field, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put(field, Objects.requireNonNull(value, "value == null"));
        return new Manifest(all);
    }

    /** Returns this manifest without a field. */
    public Manifest without(String field) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.remove(field);
        return new Manifest(all);
    }

    /** Returns the JSON. */
    public Content toContent() {
        return Content.of(toString());
    }

    @Override
    public String toString() {
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
