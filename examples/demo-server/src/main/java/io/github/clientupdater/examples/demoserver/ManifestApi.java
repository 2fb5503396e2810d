package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** The manifest: one JSON file, and downloads without credentials. */
final class ManifestApi {
    private static final String DOWNLOADS = "/downloads/";

    private final Folder folder;

    ManifestApi(Folder folder) {
        this.folder = folder;
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/updates/latest", this::latest);
        routes.get(DOWNLOADS + "{file}", this::download);
        routes.get("/static/{file}", this::download);
    }

    private void latest(Context request) throws IOException {
        JsonNode manifest = folder.read("manifest/latest.json");
        if (!manifest.isObject()) throw new Refusal(404, "No release");
        ObjectNode answer = manifest.deepCopy();
        String url = answer.path("download_url").asText();
        // A path in the file becomes an address of this server; the digest is the one the document recommends to add.
        if (url.startsWith(DOWNLOADS)) {
            answer.put("download_url", Addresses.here(request) + url);
            if (!answer.has("sha256"))
                answer.put("sha256", payload(url.substring(DOWNLOADS.length())).sha256());
        }
        request.json(answer);
    }

    private void download(Context request) throws IOException {
        payload(request.pathParam("file")).send(request, "application/octet-stream");
    }

    private Payload payload(String name) {
        return new Payload(folder.path("manifest/downloads").resolve(Checks.plainName(name)));
    }
}
