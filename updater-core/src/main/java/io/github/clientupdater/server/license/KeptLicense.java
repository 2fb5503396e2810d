package io.github.clientupdater.server.license;

import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last yes of the server, as it is remembered.
 *
 * @param mark of the key and the server that it is about
 * @param license what was said
 * @param latest the latest time that was seen since: a clock that is set back wins nothing
 */
record KeptLicense(String mark, License license, Instant latest) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLicense.class);
    private static final String KEY = "license";

    /** Returns what is remembered of {@code mark}; damage counts as nothing. */
    static Optional<KeptLicense> load(StateStore store, String mark) {
        try {
            Optional<String> text = store.get(KEY);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(parse(text.get())).filter(kept -> kept.mark.equals(mark));
        } catch (IOException | UpdateException | DateTimeException e) {
            LOG.warn("the remembered licence cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    void save(StateStore store) {
        try {
            store.put(KEY, toJson());
        } catch (IOException e) {
            LOG.warn("the licence cannot be remembered; it will be asked for again: {}", Reasons.of(e));
        }
    }

    static void forget(StateStore store) {
        try {
            store.remove(KEY);
        } catch (IOException e) {
            LOG.warn("the remembered licence cannot be removed: {}", Reasons.of(e));
        }
    }

    KeptLicense seenAt(Instant now) {
        return new KeptLicense(mark, license, now.isAfter(latest) ? now : latest);
    }

    private String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.put("mark", mark);
        json.put("tenantId", license.tenantId());
        json.put("tenantName", license.tenantName());
        license.expiresAt().ifPresent(end -> json.put("expiresAt", end.toString()));
        license.usageCount().ifPresent(count -> json.put("usageCount", count));
        license.maxUsageCount().ifPresent(count -> json.put("maxUsageCount", count));
        json.put("validatedAt", license.validatedAt().toString());
        json.put("latest", latest.toString());
        return Json.write(json);
    }

    private static KeptLicense parse(String text) throws UpdateException {
        JsonObject json = Json.readObject(text.getBytes(StandardCharsets.UTF_8), "the remembered licence");
        License license = new License(
                json.text("tenantId"),
                json.text("tenantName"),
                json.optionalText("expiresAt").map(Instant::parse),
                json.optionalLong("usageCount"),
                json.optionalLong("maxUsageCount"),
                Instant.parse(json.text("validatedAt")));
        return new KeptLicense(json.text("mark"), license, Instant.parse(json.text("latest")));
    }
}
