package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The platforms API as an application uses it. Release managers have {@link PlatformsAdminApi}. */
final class PlatformsApi {
    static final String BASE = "/wp-json/bkgt/v1/updates/";
    private static final Set<String> OUTCOMES = Set.of("completed", "failed", "cancelled");

    private final Folder folder;
    private final PlatformReleases releases;

    PlatformsApi(Folder folder, PlatformReleases releases) {
        this.folder = folder;
        this.releases = releases;
    }

    void routes(RoutesConfig routes) {
        routes.before(BASE + "*", request -> releases.authenticate(request, false));
        routes.get(BASE + "latest", this::latest);
        routes.get(BASE + "download/{version}/{platform}", this::download);
        routes.get(BASE + "compatibility/{version}", this::compatibility);
        routes.post(BASE + "status", this::status);
    }

    private void latest(Context request) throws IOException {
        JsonNode release = releases.latest(any -> true).orElseThrow(() -> new Refusal(404, "No update"));
        String version = release.path("version").asText();
        ObjectNode answer = Folder.JSON.createObjectNode().put("version", version);
        answer.set("release_date", release.path("release_date"));
        answer.put("download_url", Addresses.here(request) + BASE + "download/" + version);
        answer.set("changelog", release.path("changelog"));
        answer.put("critical", release.path("critical").asBoolean());
        ObjectNode platforms = answer.putObject("platforms");
        for (Map.Entry<String, JsonNode> file : release.path("platforms").properties()) {
            describe(platforms.putObject(file.getKey()), version, file.getValue());
        }
        answer.set("minimum_version", release.path("minimum_version"));
        request.json(answer);
    }

    private void describe(ObjectNode answer, String version, JsonNode file) throws IOException {
        Payload payload = releases.payload(version, file);
        answer.set("filename", file.path("filename"));
        answer.put("size", payload.size()).put("hash", "sha256:" + payload.sha256());
    }

    private void download(Context request) throws IOException {
        String version = request.pathParam("version");
        String platform = PlatformReleases.platform(request.pathParam("platform"));
        JsonNode file = releases.active(version).path("platforms").path(platform);
        if (!file.isObject()) throw new Refusal(404, "No package of " + version + " for " + platform);
        Payload payload = releases.payload(version, file);
        // One download is one, however often it is resumed.
        if (request.header("Range") == null) releases.count(version, platform);
        String name = file.path("filename").asText();
        request.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        payload.send(request, "application/octet-stream");
    }

    private void compatibility(Context request) {
        String current = request.pathParam("version");
        Checks.version(current);
        JsonNode best = releases.latest(release -> !Checks.newer(minimum(release), current))
                .orElse(Folder.JSON.createObjectNode());
        String latest = best.path("version").asText("");
        boolean compatible = !latest.isEmpty();
        boolean newer = compatible && Checks.newer(latest, current);
        ObjectNode answer = Folder.JSON.createObjectNode().put("compatible", compatible);
        answer.put("latest_compatible_version", compatible ? latest : null).put("requires_update", newer);
        String can = newer ? " can update to " + latest : compatible ? " is up to date" : " is below every minimum";
        request.json(answer.put("reason", "Version " + current + can));
    }

    private static String minimum(JsonNode release) {
        return release.path("minimum_version").asText("0.0.0");
    }

    private void status(Context request) {
        JsonNode body = Checks.jsonBody(request);
        Checks.version(Checks.text(body, "current_version"));
        Checks.version(Checks.text(body, "target_version"));
        PlatformReleases.platform(Checks.text(body, "platform"));
        if (!OUTCOMES.contains(Checks.text(body, "status"))) throw new Refusal(400, "Unknown status");
        Checks.optionalNumber(body, "install_time_seconds");
        ObjectNode entry = body.deepCopy();
        folder.append(
                "platforms/statuses.jsonl",
                entry.put("created_at", Instant.now().toString()));
        request.json(Folder.JSON
                .createObjectNode()
                .put("recorded", true)
                .put("message", "Update status recorded successfully"));
    }
}
