package io.github.clientupdater.server.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A relay with one company's files in memory, which lists them in any form. Thread-safe enough for tests. */
final class FakeRelay extends Dispatcher {
    static final String COMPANY = "rsp-bgs";
    private static final String LIST = "/api/files/societe/" + COMPANY + "/files";

    /** Lists as most authors do. */
    static final BiFunction<String, Stored, String> DETAILS = (name, file) -> "{\"filename\": " + quoted(name)
            + ", \"societe\": \"rsp-bgs\", \"size\": " + file.bytes().length + ", \"last_modified\": \""
            + file.modified() + "\"}";

    /** Lists names alone. */
    static final BiFunction<String, Stored, String> NAMES = (name, file) -> quoted(name);

    private final MockWebServer server;
    private final Map<String, Stored> files = new TreeMap<>();
    private final Map<String, MockResponse> scripted = new LinkedHashMap<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    private int clock;
    private boolean tags;
    BiFunction<String, Stored, String> form = DETAILS;

    FakeRelay(MockWebServer server) {
        this.server = server;
        server.setDispatcher(this);
    }

    /** Sends an ETag with each file, and answers to it. */
    FakeRelay withTags() {
        tags = true;
        return this;
    }

    synchronized void put(String name, String content) {
        put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void put(String name, byte[] content) {
        files.put(name, new Stored(content, "2023-12-19T10:30:%02d.%06d".formatted(clock % 60, clock++)));
    }

    /** Changes a file and none of what the list says about it. */
    synchronized void putQuietly(String name, String content) {
        Stored before = files.get(name);
        files.put(name, new Stored(content.getBytes(StandardCharsets.UTF_8), before.modified()));
    }

    synchronized void remove(String name) {
        files.remove(name);
    }

    /** Answers the one request for {@code path}, until it is unscripted, by {@code response}. */
    synchronized void script(String path, @Nullable MockResponse response) {
        if (response == null) scripted.remove(path);
        else scripted.put(path, response);
    }

    void scriptList(String body) {
        script(LIST, new MockResponse.Builder().code(200).body(body).build());
    }

    void scriptList(int status) {
        script(LIST, new MockResponse.Builder().code(status).build());
    }

    void unscriptList() {
        script(LIST, null);
    }

    void scriptFile(String name, MockResponse response) {
        script("/api/files/download/" + COMPANY + "/" + name, response);
    }

    RelayServer client() {
        return RelayServer.at(server.url("/").uri());
    }

    /** Returns which files were downloaded since the last time, in order; with the condition it was asked by. */
    List<String> takeDownloads() {
        List<String> downloads = log.stream()
                .filter(line -> line.contains("/download/"))
                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                .toList();
        log.clear();
        return downloads;
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        String condition =
                Optional.ofNullable(request.getHeaders().get("If-None-Match")).orElse("");
        log.add(request.getMethod() + " " + url.encodedPath() + (condition.isEmpty() ? "" : " if not " + condition));
        MockResponse answer = scripted.get(url.encodedPath());
        if (answer != null) return answer;
        if (url.encodedPath().equals(LIST)) return text("{\"societe\": \"rsp-bgs\", \"files\": " + list() + "}");
        if (url.encodedPath().startsWith("/api/files/download/" + COMPANY + "/")) {
            return file(url.pathSegments().get(4), condition);
        }
        return new MockResponse.Builder()
                .code(404)
                .body("{\"detail\": \"Not Found\"}")
                .build();
    }

    private String list() {
        List<String> elements = new ArrayList<>();
        files.forEach((name, file) -> elements.add(form.apply(name, file)));
        return elements.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private MockResponse file(String name, String condition) {
        Stored file = files.get(name);
        if (file == null) return new MockResponse.Builder().code(404).build();
        String tag = "\"" + java.util.Arrays.hashCode(file.bytes()) + "\"";
        if (tags && condition.equals(tag))
            return new MockResponse.Builder().code(304).build();
        MockResponse.Builder answer = new MockResponse.Builder().body(new Buffer().write(file.bytes()));
        if (tags) answer.setHeader("ETag", tag);
        return answer.setHeader("Content-Type", "application/json").build();
    }

    static MockResponse text(String json) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(json)
                .build();
    }

    static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\0", "\\u0000") + "\"";
    }

    record Stored(byte[] bytes, String modified) {}
}
