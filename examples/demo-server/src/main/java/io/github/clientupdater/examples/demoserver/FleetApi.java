package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The fleet: devices, sessions and their statuses, with a bearer token. */
final class FleetApi {
    private static final String BASE = "/api/v1/updates/";
    private static final String DEVICES = "fleet/devices.json";
    private static final String SESSIONS = "fleet/sessions.json";
    private static final Set<String> STATUSES =
            Set.of("DOWNLOADING", "DOWNLOADED", "INSTALLING", "COMPLETED", "FAILED");

    private final Folder folder;
    private final FleetPush push;

    FleetApi(Folder folder, FleetPush push) {
        this.folder = folder;
        this.push = push;
    }

    void routes(RoutesConfig routes) {
        routes.before(BASE + "*", this::authenticate);
        routes.post(BASE + "register-device", this::register);
        routes.get(BASE + "check", this::check);
        routes.post(BASE + "status", this::status);
        routes.get(BASE + "download/{file}", this::download);
        routes.post("/admin/fleet/force", this::force);
    }

    private void authenticate(Context request) {
        String header = request.header("Authorization");
        for (JsonNode token : settings().path("tokens")) {
            if (("Bearer " + token.asText()).equals(header)) return;
        }
        request.header("WWW-Authenticate", "Bearer");
        throw new Refusal(401, "Unauthorized");
    }

    private void register(Context request) {
        JsonNode body = Checks.jsonBody(request);
        ObjectNode device = Folder.JSON.createObjectNode();
        for (String field : List.of("hardwareId", "machineName", "osVersion", "appVersion")) {
            device.put(field, Checks.text(body, field));
        }
        device.put("registeredAt", Instant.now().toString());
        folder.change(DEVICES, all -> ((ObjectNode) all).set(Checks.text(body, "hardwareId"), device));
        request.status(201).json(device);
    }

    /** A device that never registered is answered too: the document names no refusal for it. */
    private void check(Context request) throws IOException {
        String hardwareId = Checks.query(request, "hardwareId");
        String version = Checks.query(request, "version");
        Checks.query(request, "osVersion");
        JsonNode release = settings().path("release");
        ObjectNode answer = Folder.JSON.createObjectNode();
        boolean newer =
                release.isObject() && Checks.newer(release.path("version").asText(), version);
        answer.put("updateAvailable", newer);
        if (newer) {
            describe(request, release, answer);
            answer.put("sessionId", openSession(hardwareId, version, release));
        }
        request.json(answer);
    }

    private void describe(Context request, JsonNode release, ObjectNode answer) throws IOException {
        Payload payload = payload(release.path("file").asText());
        answer.put("mandatory", release.path("mandatory").asBoolean());
        answer.put("version", release.path("version").asText());
        answer.put("downloadUrl", downloadUrl(request, release));
        answer.put("checksum", payload.sha256()).put("size", payload.size());
        answer.put("releaseNotes", release.path("releaseNotes").asText());
    }

    private String openSession(String hardwareId, String version, JsonNode release) {
        String id = UUID.randomUUID().toString();
        ObjectNode session = Folder.JSON.createObjectNode();
        session.put("hardwareId", hardwareId).put("fromVersion", version);
        session.put("toVersion", release.path("version").asText());
        session.put("openedAt", Instant.now().toString()).putArray("statuses");
        folder.change(SESSIONS, all -> ((ObjectNode) all).set(id, session));
        return id;
    }

    private void status(Context request) {
        JsonNode body = Checks.jsonBody(request);
        String id = Checks.text(body, "sessionId");
        if (!STATUSES.contains(Checks.text(body, "status"))) throw new Refusal(400, "Unknown status");
        Checks.optionalNumber(body, "downloadPercent");
        Checks.optionalNumber(body, "duration");
        ObjectNode entry = body.deepCopy();
        entry.remove("sessionId");
        entry.put("receivedAt", Instant.now().toString());
        folder.change(SESSIONS, all -> {
            if (!all.path(id).isObject()) throw new Refusal(404, "Unknown session");
            ((ObjectNode) all.path(id)).withArray("statuses").add(entry);
        });
        request.json(Map.of("success", true));
    }

    private void download(Context request) throws IOException {
        payload(request.pathParam("file")).send(request, "application/octet-stream");
    }

    /** For demos: {@code {"hardwareId": …}} for one device, or no body for each that ever registered. */
    private void force(Context request) {
        JsonNode release = settings().path("release");
        if (!release.isObject()) throw new Refusal(404, "No release");
        Map<String, Object> update = Map.of(
                "version", release.path("version").asText(),
                "downloadUrl", downloadUrl(request, release),
                "mandatory", true);
        int heard = 0;
        for (String hardwareId : addressees(request)) heard += push.force(hardwareId, update);
        request.json(Map.of("heard", heard));
    }

    private List<String> addressees(Context request) {
        if (!request.body().isBlank()) return List.of(Checks.text(Checks.jsonBody(request), "hardwareId"));
        List<String> all = new ArrayList<>();
        folder.read(DEVICES).fieldNames().forEachRemaining(all::add);
        return all;
    }

    private static String downloadUrl(Context request, JsonNode release) {
        return Addresses.here(request) + BASE + "download/"
                + release.path("file").asText();
    }

    private Payload payload(String name) {
        return new Payload(folder.path("fleet/downloads").resolve(Checks.plainName(name)));
    }

    private JsonNode settings() {
        return folder.read("fleet/settings.json");
    }
}
