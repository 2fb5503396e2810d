package io.github.clientupdater.examples.demoserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clientupdater.examples.demoserver.Client.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServerTest {
    private static final String FLEET = "/api/v1/updates/";
    private static final String[] BEARER = {"Authorization", "Bearer demo-token"};
    private static final String PLATFORMS = "/wp-json/bkgt/v1/updates/";
    private static final String[] KEY = {"X-API-Key", "demo-key"};
    private static final String[] ADMIN_KEY = {"X-API-Key", "demo-admin-key"};
    private static final String TENANT = "550e8400-e29b-41d4-a716-446655440000";

    @TempDir
    Path data;

    private DemoServer server;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        DemoServer.init(data);
        server = DemoServer.start(data, 0);
        client = new Client(server.addresses().http());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void manifest_namesADownloadThatCanBeResumed() throws Exception {
        JsonNode manifest = client.get("/api/updates/latest").json();
        assertThat(manifest.path("version").asText()).isEqualTo("1.1.0");
        assertThat(manifest.path("changelog")).hasSize(2);
        String path = pathOf(manifest.path("download_url").asText());
        Answer whole = client.get(path);
        byte[] bytes = whole.response().body();

        Answer rest = client.get(path, "Range", "bytes=1000-", "If-Range", whole.header("ETag"));

        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.header("Content-Range")).isEqualTo("bytes 1000-" + (bytes.length - 1) + "/" + bytes.length);
        assertThat(rest.response().body()).isEqualTo(Arrays.copyOfRange(bytes, 1000, bytes.length));
    }

    @Test
    void download_ofAnotherVersionStartsAnew() throws Exception {
        String path = "/downloads/DataShare-1.1.0.zip";
        String tag = client.get(path).header("ETag");
        assertThat(client.get(path, "If-None-Match", tag).status()).isEqualTo(304);
        Files.writeString(data.resolve("manifest/downloads/DataShare-1.1.0.zip"), "edited");

        Answer answer = client.get(path, "Range", "bytes=2-", "If-Range", tag);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).asString().isEqualTo("edited");
        assertThat(client.get(path, "Range", "bytes=-2").response().body())
                .asString()
                .isEqualTo("ed");
        Answer beyond = client.get(path, "Range", "bytes=6-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */6");
    }

    @Test
    void fleet_keepsTheStatusesOfASessionInOrder() throws Exception {
        Answer device = client.post(FLEET + "register-device", """
                {"hardwareId": "h1", "machineName": "PC", "osVersion": "10", "appVersion": "1.0.0"}""", BEARER);
        assertThat(device.status()).isEqualTo(201);
        JsonNode update = client.get(FLEET + "check?hardwareId=h1&version=1.0.0&osVersion=10", BEARER)
                .json();
        String session = update.path("sessionId").asText();
        String path = pathOf(update.path("downloadUrl").asText());
        assertThat(client.get(path).status()).isEqualTo(401);
        assertThat(client.get(path, BEARER).response().body())
                .hasSize(update.path("size").asInt());

        for (String status : List.of("DOWNLOADING", "DOWNLOADED", "INSTALLING", "COMPLETED")) {
            String body = "{\"sessionId\": \"" + session + "\", \"status\": \"" + status + "\"}";
            assertThat(client.post(FLEET + "status", body, BEARER).status()).isEqualTo(200);
        }

        JsonNode kept = new Folder(data).read("fleet/sessions.json").path(session);
        assertThat(kept.path("statuses").findValuesAsText("status"))
                .containsExactly("DOWNLOADING", "DOWNLOADED", "INSTALLING", "COMPLETED");
        assertThat(client.get(FLEET + "check?hardwareId=h1&version=1.1.0&osVersion=10", BEARER)
                        .json()
                        .path("updateAvailable")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void fleet_refusesWhatItDoesNotKnow() throws Exception {
        assertRefused(client.get(FLEET + "check", "Authorization", "Bearer other"), 401, "Unauthorized");
        assertRefused(client.get(FLEET + "check", BEARER), 400, "hardwareId is required");
        String unknown = "{\"sessionId\": \"none\", \"status\": \"COMPLETED\"}";
        assertRefused(client.post(FLEET + "status", unknown, BEARER), 404, "Unknown session");
        String wrong = "{\"sessionId\": \"none\", \"status\": \"DONE\"}";
        assertRefused(client.post(FLEET + "status", wrong, BEARER), 400, "Unknown status");
    }

    @Test
    void fleet_pushesToTheDeviceThatRegistered() throws Exception {
        Listener device = socketIo();
        // With an acknowledgement, so that the test knows when the device is in its room.
        device.send("420[\"register-device\",\"h1\"]");
        assertThat(device.next()).startsWith("430");

        JsonNode others =
                client.post("/admin/fleet/force", "{\"hardwareId\": \"h2\"}").json();
        JsonNode forced =
                client.post("/admin/fleet/force", "{\"hardwareId\": \"h1\"}").json();

        assertThat(others.path("heard").asInt(-1)).isZero();
        assertThat(forced.path("heard").asInt()).isEqualTo(1);
        assertThat(device.next()).startsWith("42[\"force-update\",").contains("\"version\":\"1.1.0\"", "downloadUrl");
        client.post("/admin/drop", "");
        assertThat(device.next()).isEqualTo("closed");
    }

    @Test
    void platforms_uploadListDownloadDeactivate() throws Exception {
        Answer uploaded = client.upload(
                PLATFORMS + "upload",
                "app.AppImage",
                "new program",
                "demo-admin-key",
                "version=1.2.0",
                "platform=linux-x64",
                "critical=true",
                "minimum_version=1.1.0",
                "changelog=New");
        assertThat(uploaded.status()).isEqualTo(201);
        JsonNode latest = client.get(PLATFORMS + "latest", KEY).json();
        assertThat(latest.path("version").asText()).isEqualTo("1.2.0");
        assertThat(latest.path("critical").asBoolean()).isTrue();
        assertThat(latest.at("/platforms/linux-x64/hash"))
                .isEqualTo(uploaded.json().path("file_hash"));
        assertThat(compatibility("1.0.0").path("latest_compatible_version").asText())
                .isEqualTo("1.1.0");
        assertThat(compatibility("0.1.0").path("compatible").asBoolean(true)).isFalse();

        Answer download = client.get(pathOf(uploaded.json().path("download_url").asText()), KEY);
        assertThat(download.response().body()).asString().isEqualTo("new program");
        assertThat(download.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"BKGT-Manager-1.2.0-linux-x64.AppImage\"");
        JsonNode page = client.get(PLATFORMS + "admin/list?page=2&per_page=1", ADMIN_KEY)
                .json();
        assertThat(page.at("/pagination/total").asInt()).isEqualTo(2);
        assertThat(page.at("/updates/0/version").asText()).isEqualTo("1.2.0");
        assertThat(page.at("/updates/0/download_count").asInt()).isEqualTo(1);

        assertThat(client.delete(PLATFORMS + "1.2.0", ADMIN_KEY).status()).isEqualTo(200);
        assertThat(client.get(PLATFORMS + "latest", KEY).json().path("version").asText())
                .isEqualTo("1.1.0");
        assertThat(client.get(PLATFORMS + "download/1.2.0/linux-x64", KEY).status())
                .isEqualTo(404);
    }

    @Test
    void platforms_wantTheRightKeyAndValues() throws Exception {
        assertRefused(client.get(PLATFORMS + "latest"), 401, "Invalid API key");
        assertRefused(client.delete(PLATFORMS + "1.1.0", KEY), 403, "An administrator's API key is required");
        assertRefused(
                client.upload(
                        PLATFORMS + "upload", "a", "x", "demo-admin-key", "version=1.3.0", "platform=linux-arm64"),
                400,
                "Unsupported platform: linux-arm64");
        assertRefused(
                client.upload(PLATFORMS + "upload", "a", "x", "demo-admin-key", "version=1.1.0", "platform=linux-x64"),
                409,
                "1.1.0 for linux-x64 exists already");
        String status = """
                {"current_version": "1.0.0", "target_version": "1.1.0", "platform": "linux-x64", "status": "%s"}""";
        assertThat(client.post(PLATFORMS + "status", status.formatted("cancelled"), KEY)
                        .json()
                        .path("recorded")
                        .asBoolean())
                .isTrue();
        assertRefused(client.post(PLATFORMS + "status", status.formatted("done"), KEY), 400, "Unknown status");
        assertThat(Files.readAllLines(data.resolve("platforms/statuses.jsonl"))).hasSize(1);
    }

    @Test
    void license_saysWhyItRefuses() throws Exception {
        String validate = "/api/license/validate?key=";
        JsonNode valid =
                client.get(validate + "A1B2C3D4-E5F6G7H8-I9J0K1L2-M3N4O5P6").json();
        assertThat(valid.path("valid").asBoolean()).isTrue();
        assertThat(valid.path("tenantId").asText()).isEqualTo(TENANT);
        assertRefused(client.get(validate + "EXPIRED"), 400, "Licence expirée");
        assertRefused(client.get(validate + "INACTIVE"), 400, "Tenant inactif");
        assertRefused(client.get(validate + "other"), 404, "Clé de licence invalide");
    }

    @Test
    void license_updatesAsZip() throws Exception {
        String check = "/update/check?tenantId=" + TENANT + "&version=";
        JsonNode update = client.get(check + "1.0.0").json();
        assertThat(update.path("updateAvailable").asBoolean()).isTrue();
        Answer zip = client.get("/update/download/" + update.path("updateId").asText());
        assertThat(zip.response().body()).hasSize(update.path("fileSize").asInt());
        try (ZipInputStream entries =
                new ZipInputStream(new ByteArrayInputStream(zip.response().body()))) {
            assertThat(entries.getNextEntry().getName()).isEqualTo("version.txt");
            assertThat(new String(entries.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("1.2.0\n");
        }
        JsonNode current = client.get(check + "1.2.0").json();
        assertThat(current.path("updateAvailable").asBoolean(true)).isFalse();
        assertThat(current.path("updateId").isNull()).isTrue();
        assertThat(client.get("/update/download/none").status()).isEqualTo(404);
    }

    @Test
    void telemetry_isKeptWhenComplete() throws Exception {
        String body = "{\"tenantId\": \"" + TENANT + "\", \"uptime\": 1, \"activeUsers\": 2%s}";

        Answer answer = client.post("/telemetry", body.formatted(", \"exercisesCompletedToday\": 3"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("message").asText()).isEqualTo("Télémétrie enregistrée avec succès");
        assertRefused(client.post("/telemetry", body.formatted("")), 400, "exercisesCompletedToday must be a number");
        assertThat(Files.readAllLines(data.resolve("license/telemetry.jsonl"))).hasSize(1);
    }

    @Test
    void relay_tellsWhatHappens() throws Exception {
        Listener listener = new Listener(server.addresses().http(), "/api/files/ws");
        assertThat(listener.next()).contains("\"type\":\"connection\"");

        assertThat(client.upload("/api/files/upload/neuve", "a.json", "{\"a\": 1}", "none")
                        .status())
                .isEqualTo(200);
        assertThat(listener.next())
                .contains("\"type\":\"file_uploaded\"", "\"societe\":\"neuve\"", "\"filename\":\"a.json\"");
        assertThat(client.get("/api/files/download/neuve/a.json")
                        .json()
                        .path("a")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.get("/api/files/societes").json().path("societes")).hasSize(3);
        client.post("/api/files/sync/neuve", "");
        assertThat(listener.next()).contains("\"type\":\"sync_completed\"");
        JsonNode status = client.get("/api/files/status").json();
        assertThat(status.path("websocket_connections").asInt()).isEqualTo(1);
        assertThat(status.path("total_files").asInt()).isEqualTo(3);
        client.delete("/api/files/delete/neuve/a.json");
        assertThat(listener.next()).contains("\"type\":\"file_deleted\"");
        client.post("/admin/drop", "");
        assertThat(listener.next()).isEqualTo("closed");
    }

    @Test
    void relay_refusesWhatIsNoJsonOrNoPlainName() throws Exception {
        String upload = "/api/files/upload/rsp-bgs";
        assertRefused(client.upload(upload, "a.json", "{\"cut\": ", "none"), 400, "JSON invalide");
        assertRefused(client.upload(upload, "a.json", "1 2", "none"), 400, "JSON invalide");
        assertRefused(client.upload(upload, ".hidden.json", "1", "none"), 400, "Invalid name");
        assertThat(client.get("/api/files/download/rsp-bgs/..%2f..%2f..%2ffaults.json")
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/api/files/societe/none/files").status()).isEqualTo(404);
    }

    @Test
    void faults_answerAsOftenAsTheFileSays() throws Exception {
        Files.writeString(data.resolve("faults.json"), """
                [{"path": "/api/updates/*", "times": 2, "status": 503, "headers": {"Retry-After": "7"}},
                 {"path": "/api/files/ws", "times": 1},
                 {"path": "/socket.io/", "times": 1}]""");

        for (int time = 0; time < 2; time++) {
            Answer fault = client.get("/api/updates/latest");
            assertThat(fault.status()).isEqualTo(503);
            assertThat(fault.header("Retry-After")).isEqualTo("7");
        }
        assertThat(client.get("/api/updates/latest").status()).isEqualTo(200);
        Listener relay = new Listener(server.addresses().http(), "/api/files/ws");
        assertThat(relay.next()).contains("connection");
        assertThat(relay.next()).isEqualTo("closed");
        Listener fleet = new Listener(server.addresses().socketIo(), "/socket.io/?EIO=4&transport=websocket");
        fleet.next();
        fleet.send("40");
        String last = fleet.next();
        assertThat(last.equals("closed") ? last : fleet.next()).isEqualTo("closed");
        assertThat(socketIo()).isNotNull();
    }

    @Test
    void log_showsWhatClientsSent() throws Exception {
        client.get(FLEET + "check?hardwareId=h1&version=1.0.0&osVersion=a%20b", BEARER);
        client.post("/telemetry", "{\"uptime\": 1}");
        client.upload("/api/files/upload/neuve", "a.json", "{}", "none", "note=hello");

        List<String> log = Files.readAllLines(data.resolve("requests.jsonl"));

        assertThat(log).hasSize(3);
        JsonNode check = Folder.JSON.readTree(log.get(0));
        assertThat(check.path("query").asText()).isEqualTo("hardwareId=h1&version=1.0.0&osVersion=a%20b");
        assertThat(check.at("/headers/Authorization").asText()).isEqualTo("Bearer demo-token");
        assertThat(Folder.JSON.readTree(log.get(1)).path("body").asText()).isEqualTo("{\"uptime\": 1}");
        assertThat(Folder.JSON.readTree(log.get(2)).path("parts").findValuesAsText("name"))
                .containsExactly("note", "file");
    }

    @Test
    void dataFileWithAMistake_isNamed() throws Exception {
        Files.writeString(data.resolve("manifest/latest.json"), "{ oops");

        assertRefused(client.get("/api/updates/latest"), 500, "Cannot read manifest/latest.json");
    }

    private Listener socketIo() throws InterruptedException {
        Listener device = new Listener(server.addresses().socketIo(), "/socket.io/?EIO=4&transport=websocket");
        assertThat(device.next()).startsWith("0{");
        device.send("40");
        assertThat(device.next()).startsWith("40{");
        return device;
    }

    private JsonNode compatibility(String version) throws Exception {
        return client.get(PLATFORMS + "compatibility/" + version, KEY).json();
    }

    private String pathOf(String url) {
        String base = server.addresses().http().toString();
        assertThat(url).startsWith(base);
        return url.substring(base.length());
    }

    private static void assertRefused(Answer answer, int status, String message) throws Exception {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("statusCode").asInt()).isEqualTo(status);
        assertThat(answer.json().path("message").asText()).isEqualTo(message);
    }
}
