package io.github.clientupdater.examples.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A web server with one manifest and some files, each of which can be made to misbehave. */
final class Publisher implements AutoCloseable {
    static final String MANIFEST = "/updates/latest.json";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    private Publisher() {}

    static Publisher start() throws IOException {
        return started(new Publisher());
    }

    static Publisher startTls(SSLSocketFactory identity) throws IOException {
        Publisher publisher = new Publisher();
        publisher.server.useHttps(identity);
        return started(publisher);
    }

    private static Publisher started(Publisher publisher) throws IOException {
        publisher.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                publisher.requests.add(request);
                Page page = publisher.pages.get(request.getUrl().encodedPath());
                return page == null ? status(404) : page.answer(request);
            }
        });
        publisher.server.start();
        return publisher;
    }

    /** Returns an address here, under the name {@code localhost}. */
    String url(String path) {
        return server.url(path).newBuilder().host("localhost").build().toString();
    }

    Publisher on(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    Publisher on(String path, MockResponse answer) {
        return on(path, request -> answer);
    }

    /** Publishes {@code file} with everything that a careful server announces. */
    Publisher publish(String version, String name, byte[] file) {
        return announce(manifest(version, name, file)).on("/files/" + name, ok(file));
    }

    Publisher announce(Map<String, Object> manifest) {
        return on(MANIFEST, ok(json(manifest)));
    }

    /** The document for {@code file}; callers may change it. */
    Map<String, Object> manifest(String version, String name, byte[] file) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("version", version);
        manifest.put("release_date", "2026-11-01");
        manifest.put("download_url", url("/files/" + name));
        manifest.put("changelog", List.of("Faster start", "Fewer surprises"));
        manifest.put("sha256", TreeSnapshot.digest(file));
        manifest.put("size", file.length);
        return manifest;
    }

    static byte[] json(Map<String, Object> values) {
        try {
            return new JsonMapper().writeValueAsBytes(values);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static MockResponse ok(byte[] body) {
        return new MockResponse.Builder()
                .code(200)
                .body(new Buffer().write(body))
                .build();
    }

    static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    static MockResponse redirect(String to) {
        return new MockResponse.Builder().code(302).addHeader("Location", to).build();
    }

    /** Returns what was asked for at {@code path}, in order. */
    List<RecordedRequest> requests(String path) {
        return requests.stream()
                .filter(request -> request.getUrl().encodedPath().equals(path))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }

    /** What one path answers. */
    @FunctionalInterface
    interface Page {
        MockResponse answer(RecordedRequest request) throws InterruptedException;
    }
}
