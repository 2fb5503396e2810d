package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The licence backend: licences, the tenants' updates as ZIP files, telemetry. */
final class LicenseApi {
    private static final String LICENSES = "license/licenses.json";

    private final Folder folder;

    LicenseApi(Folder folder) {
        this.folder = folder;
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/license/validate", this::validate);
        routes.get("/update/check", this::check);
        routes.get("/update/download/{id}", this::download);
        routes.post("/telemetry", this::telemetry);
    }

    private void validate(Context request) {
        String key = request.queryParam("key");
        if (key == null || key.isBlank()) throw new Refusal(400, "Clé de licence requise");
        ObjectNode answer = Folder.JSON.createObjectNode().put("valid", true);
        folder.change(LICENSES, all -> {
            ObjectNode license = find(all, "key", key, "Clé de licence invalide");
            refuseInactive(license);
            license.put("usageCount", license.path("usageCount").asInt() + 1);
            for (String field : List.of("tenantId", "tenantName", "expiresAt", "usageCount", "maxUsageCount")) {
                answer.set(field, license.path(field));
            }
        });
        request.json(answer);
    }

    private void check(Context request) throws IOException {
        String version = Checks.query(request, "version");
        String tenant = Checks.query(request, "tenantId");
        refuseInactive(find(folder.read(LICENSES), "tenantId", tenant, "Tenant introuvable"));
        JsonNode latest = latest();
        String latestVersion = latest.path("version").asText(version);
        boolean newer = Checks.newer(latestVersion, version);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("updateAvailable", newer);
        answer.put("currentVersion", version);
        answer.put("latestVersion", latestVersion);
        answer.put("updateId", newer ? latest.path("updateId").asText() : null);
        answer.put("changelog", newer ? latest.path("changelog").asText() : null);
        answer.put("fileSize", newer ? payload(latest).size() : null);
        request.json(answer);
    }

    private JsonNode latest() {
        JsonNode latest = Folder.JSON.createObjectNode();
        for (JsonNode update : updates()) {
            String version = update.path("version").asText();
            if (latest.isEmpty() || Checks.newer(version, latest.path("version").asText())) latest = update;
        }
        return latest;
    }

    private void download(Context request) throws IOException {
        ObjectNode update = find(updates(), "updateId", request.pathParam("id"), "Mise à jour introuvable");
        payload(update).send(request, "application/zip");
    }

    private void telemetry(Context request) {
        JsonNode body = Checks.jsonBody(request);
        find(folder.read(LICENSES), "tenantId", Checks.text(body, "tenantId"), "Tenant introuvable");
        List.of("uptime", "activeUsers", "exercisesCompletedToday").forEach(field -> Checks.number(body, field));
        Checks.optionalNumber(body, "aiLatency");
        if (body.hasNonNull("version")) Checks.text(body, "version");
        if (body.hasNonNull("additionalData") && !body.path("additionalData").isObject()) {
            throw new Refusal(400, "additionalData must be an object");
        }
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        folder.append("license/telemetry.jsonl", ((ObjectNode) body.deepCopy()).put("timestamp", now));
        ObjectNode answer = Folder.JSON.createObjectNode().put("success", true);
        answer.put("message", "Télémétrie enregistrée avec succès").put("timestamp", now);
        request.status(201).json(answer);
    }

    private static void refuseInactive(JsonNode license) {
        if (!license.path("active").asBoolean(true)) throw new Refusal(400, "Tenant inactif");
        if (Instant.parse(license.path("expiresAt").asText()).isBefore(Instant.now())) {
            throw new Refusal(400, "Licence expirée");
        }
    }

    private static ObjectNode find(JsonNode all, String field, String value, String otherwise) {
        for (JsonNode each : all) {
            if (each.path(field).asText().equals(value)) return (ObjectNode) each;
        }
        throw new Refusal(404, otherwise);
    }

    private JsonNode updates() {
        return folder.read("license/updates.json");
    }

    private Payload payload(JsonNode update) {
        String name = Checks.plainName(update.path("file").asText());
        return new Payload(folder.path("license/packages").resolve(name));
    }
}
