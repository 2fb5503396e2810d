package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platforms API as release managers use it: upload, list, deactivate. */
final class PlatformsAdminApi {
    private static final String BASE = PlatformsApi.BASE;
    private static final String FILE = PlatformReleases.FILE;

    private final Folder folder;
    private final PlatformReleases releases;

    PlatformsAdminApi(Folder folder, PlatformReleases releases) {
        this.folder = folder;
        this.releases = releases;
    }

    void routes(RoutesConfig routes) {
        routes.post(BASE + "upload", this::upload);
        routes.get(BASE + "admin/list", this::list);
        routes.delete(BASE + "{version}", this::deactivate);
    }

    private void upload(Context request) throws IOException {
        releases.authenticate(request, true);
        String version = Checks.version(field(request, "version")).getVersion();
        String platform = PlatformReleases.platform(field(request, "platform"));
        String minimum = request.formParam("minimum_version");
        if (minimum != null) Checks.version(minimum);
        UploadedFile file = request.uploadedFile("file");
        if (file == null) throw new Refusal(400, "file is required");
        refuseSecond(version, platform);
        String filename = "BKGT-Manager-" + version + "-" + platform + extension(file);
        Path target = folder.path("platforms/packages").resolve(version).resolve(filename);
        try (InputStream content = file.content()) {
            Folder.replace(target, content);
        }
        int id = record(request, version, platform, filename, minimum);
        request.status(201).json(answer(request, id, version, platform, target));
    }

    private void refuseSecond(String version, String platform) {
        PlatformReleases.find(folder.read(FILE), version)
                .filter(release -> release.path("platforms").has(platform))
                .ifPresent(release -> {
                    throw new Refusal(409, version + " for " + platform + " exists already");
                });
    }

    /** The suffix of the file that was sent, unless there is anything strange in it. */
    private static String extension(UploadedFile file) {
        return file.extension().matches("\\.[A-Za-z0-9]{1,10}") ? file.extension() : "";
    }

    private int record(Context request, String version, String platform, String filename, @Nullable String minimum) {
        int[] id = new int[1];
        folder.change(FILE, all -> {
            ObjectNode release = PlatformReleases.find(all, version).orElseGet(() -> open((ArrayNode) all, version));
            String changelog = request.formParam("changelog");
            release.put("changelog", changelog == null ? "" : changelog);
            release.put("critical", Boolean.parseBoolean(request.formParam("critical")));
            release.put("minimum_version", minimum).put("status", "active");
            ObjectNode file = release.withObjectProperty("platforms").putObject(platform);
            file.put("filename", filename).put("download_count", 0);
            id[0] = release.path("id").asInt();
        });
        return id[0];
    }

    private static ObjectNode open(ArrayNode all, String version) {
        int id = 1;
        for (JsonNode release : all) id = Math.max(id, release.path("id").asInt() + 1);
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return all.addObject().put("id", id).put("version", version).put("release_date", now);
    }

    private static ObjectNode answer(Context request, int id, String version, String platform, Path file)
            throws IOException {
        ObjectNode answer = Folder.JSON.createObjectNode();
        answer.put("message", "Update package uploaded successfully").put("update_id", id);
        answer.put("version", version).put("platform", platform);
        answer.put("file_hash", "sha256:" + new Payload(file).sha256());
        return answer.put("download_url", Addresses.here(request) + BASE + "download/" + version + "/" + platform);
    }

    private void list(Context request) {
        releases.authenticate(request, true);
        int page = number(request, "page", 1, Integer.MAX_VALUE);
        int perPage = number(request, "per_page", 20, 100);
        JsonNode all = folder.read(FILE);
        ObjectNode answer = Folder.JSON.createObjectNode();
        ArrayNode updates = answer.putArray("updates");
        long first = (page - 1L) * perPage;
        for (long i = first; i < Math.min(all.size(), first + perPage); i++) updates.add(summary(all.path((int) i)));
        answer.putObject("pagination")
                .put("page", page)
                .put("per_page", perPage)
                .put("total", all.size());
        request.json(answer);
    }

    private static ObjectNode summary(JsonNode release) {
        ObjectNode summary = Folder.JSON.createObjectNode();
        for (String field : new String[] {"id", "version", "release_date", "critical"}) {
            summary.set(field, release.path(field));
        }
        ArrayNode platforms = summary.putArray("platforms");
        int downloads = 0;
        for (Map.Entry<String, JsonNode> file : release.path("platforms").properties()) {
            platforms.add(file.getKey());
            downloads += file.getValue().path("download_count").asInt();
        }
        summary.put("download_count", downloads).set("status", release.path("status"));
        return summary;
    }

    private void deactivate(Context request) {
        releases.authenticate(request, true);
        String version = request.pathParam("version");
        folder.change(
                FILE,
                all -> PlatformReleases.find(all, version)
                        .orElseThrow(() -> new Refusal(404, "No update " + version))
                        .put("status", "inactive"));
        request.json(Map.of("message", "Update version " + version + " deactivated successfully"));
    }

    private static String field(Context request, String name) {
        String value = request.formParam(name);
        if (value == null || value.isBlank()) throw new Refusal(400, name + " is required");
        return value;
    }

    private static int number(Context request, String name, int otherwise, int most) {
        String text = request.queryParam(name);
        if (text == null) return otherwise;
        if (!text.matches("[1-9]\\d{0,8}")) throw new Refusal(400, name + " must be a positive number");
        return Math.min(most, Integer.parseInt(text));
    }
}
