package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The relay: JSON files in one folder for each company. */
final class RelayApi {
    private static final String BASE = "/api/files/";
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path root;
    private final RelayNews news;

    RelayApi(Folder folder, RelayNews news) {
        root = folder.path("relay/payloads_societes");
        this.news = news;
    }

    void routes(RoutesConfig routes) {
        routes.get(BASE + "societes", request -> request.json(Map.of("societes", companies())));
        routes.get(BASE + "societe/{societe}/files", this::list);
        routes.get(BASE + "download/{societe}/{filename}", this::download);
        routes.post(BASE + "upload/{societe}", this::upload);
        routes.post(BASE + "sync/{societe}", this::sync);
        routes.delete(BASE + "delete/{societe}/{filename}", this::delete);
        routes.get(BASE + "status", this::status);
        routes.ws(BASE + "ws", news::serve);
    }

    private void list(Context request) throws IOException {
        ObjectNode answer = Folder.JSON.createObjectNode().put("societe", request.pathParam("societe"));
        ArrayNode listed = answer.putArray("files");
        for (Path file : files(company(request))) {
            ObjectNode entry =
                    listed.addObject().put("filename", file.getFileName().toString());
            entry.put("size", Files.size(file)).put("modified", RelayNews.time(modified(file)));
        }
        request.json(answer);
    }

    private void download(Context request) throws IOException {
        new Payload(file(request)).send(request, "application/json");
    }

    private void upload(Context request) throws IOException {
        String company = Checks.plainName(request.pathParam("societe"));
        UploadedFile upload = request.uploadedFile("file");
        if (upload == null) throw new Refusal(400, "file is required");
        String name = Checks.plainName(upload.filename());
        if (!name.endsWith(".json")) throw new Refusal(400, "Seuls les fichiers JSON sont acceptés");
        byte[] content;
        try (InputStream stream = upload.content()) {
            content = stream.readAllBytes();
        }
        validate(content);
        Folder.replace(root.resolve(company).resolve(name), content);
        news.tell("file_uploaded", message -> message.put("societe", company).put("filename", name));
        request.json(Map.of("message", "Fichier reçu", "societe", company, "filename", name, "size", content.length));
    }

    private static void validate(byte[] content) throws IOException {
        try {
            if (!STRICT.readTree(content).isMissingNode()) return;
        } catch (JsonProcessingException notJson) {
            // Refused below.
        }
        throw new Refusal(400, "JSON invalide");
    }

    private void sync(Context request) throws IOException {
        int count = files(company(request)).size();
        String company = request.pathParam("societe");
        news.tell("sync_completed", message -> message.put("societe", company).put("files_count", count));
        request.json(Map.of("message", "Synchronisation terminée", "societe", company, "files_count", count));
    }

    private void delete(Context request) throws IOException {
        Path file = file(request);
        if (!Files.deleteIfExists(file)) throw new Refusal(404, "Fichier non trouvé");
        String company = request.pathParam("societe");
        String name = request.pathParam("filename");
        news.tell("file_deleted", message -> message.put("societe", company).put("filename", name));
        request.json(Map.of("message", "Fichier supprimé", "societe", company, "filename", name));
    }

    private void status(Context request) throws IOException {
        int total = 0;
        Instant last = Instant.EPOCH;
        List<String> companies = companies();
        for (String company : companies) {
            for (Path file : files(root.resolve(company))) {
                total++;
                if (modified(file).isAfter(last)) last = modified(file);
            }
        }
        ObjectNode answer = Folder.JSON.createObjectNode().put("status", "ready");
        answer.put("societes_count", companies.size()).put("total_files", total);
        answer.put("websocket_connections", news.listeners());
        request.json(answer.put("last_update", total == 0 ? null : RelayNews.time(last)));
    }

    private List<String> companies() throws IOException {
        if (!Files.isDirectory(root)) return List.of();
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> files(Path company) throws IOException {
        try (Stream<Path> entries = Files.list(company)) {
            return entries.filter(entry -> entry.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private Path company(Context request) {
        Path company = root.resolve(Checks.plainName(request.pathParam("societe")));
        if (!Files.isDirectory(company)) throw new Refusal(404, "Société non trouvée");
        return company;
    }

    private Path file(Context request) {
        Path file = company(request).resolve(Checks.plainName(request.pathParam("filename")));
        if (!Files.isRegularFile(file)) throw new Refusal(404, "Fichier non trouvé");
        return file;
    }

    private static Instant modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
