package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The releases of the platforms API and their packages, and who may ask for them. */
final class PlatformReleases {
    static final String FILE = "platforms/updates.json";
    private static final Set<String> PLATFORMS = Set.of("win32-x64", "darwin-x64", "darwin-arm64", "linux-x64");

    private final Folder folder;

    PlatformReleases(Folder folder) {
        this.folder = folder;
    }

    /** Without a known key 401; with one that is no administrator's where it must be, 403. */
    void authenticate(Context request, boolean administrator) {
        String key = request.header("X-API-Key");
        JsonNode keys = folder.read("platforms/keys.json");
        if (key != null && contains(keys.path("adminKeys"), key)) return;
        if (key == null || !contains(keys.path("keys"), key)) throw new Refusal(401, "Invalid API key");
        if (administrator) throw new Refusal(403, "An administrator's API key is required");
    }

    private static boolean contains(JsonNode keys, String wanted) {
        for (JsonNode key : keys) {
            if (key.asText().equals(wanted)) return true;
        }
        return false;
    }

    static String platform(String name) {
        if (!PLATFORMS.contains(name)) throw new Refusal(400, "Unsupported platform: " + name);
        return name;
    }

    /** The newest active release among those that fit. */
    Optional<JsonNode> latest(Predicate<JsonNode> fits) {
        Optional<JsonNode> latest = Optional.empty();
        for (JsonNode release : folder.read(FILE)) {
            if (!isActive(release) || !fits.test(release)) continue;
            if (latest.isEmpty() || Checks.newer(version(release), version(latest.get())))
                latest = Optional.of(release);
        }
        return latest;
    }

    JsonNode active(String version) {
        return find(folder.read(FILE), version)
                .filter(PlatformReleases::isActive)
                .orElseThrow(() -> new Refusal(404, "No update " + version));
    }

    void count(String version, String platform) {
        folder.change(FILE, all -> {
            JsonNode release = find(all, version).orElseThrow(() -> new Refusal(404, "No update " + version));
            ObjectNode file = (ObjectNode) release.path("platforms").path(platform);
            file.put("download_count", file.path("download_count").asInt() + 1);
        });
    }

    static Optional<ObjectNode> find(JsonNode all, String version) {
        for (JsonNode release : all) {
            if (version(release).equals(version)) return Optional.of((ObjectNode) release);
        }
        return Optional.empty();
    }

    Payload payload(String version, JsonNode file) {
        String name = Checks.plainName(file.path("filename").asText());
        return new Payload(folder.path("platforms/packages")
                .resolve(Checks.plainName(version))
                .resolve(name));
    }

    private static String version(JsonNode release) {
        return release.path("version").asText();
    }

    private static boolean isActive(JsonNode release) {
        return release.path("status").asText().equals("active");
    }
}
