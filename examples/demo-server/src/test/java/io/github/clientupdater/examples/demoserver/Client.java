package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Talks to the server with the JDK's client. */
final class Client {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "boundary-of-the-test";

    private final URI base;

    Client(URI base) {
        this.base = base;
    }

    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path, String... headers) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer delete(String path, String... headers) throws Exception {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, String body, String... headers) throws Exception {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    /** Posts a form with one file and fields given as {@code name=value}. */
    Answer upload(String path, String filename, String content, String credential, String... fields) throws Exception {
        String form = Arrays.stream(fields)
                .map(field -> part("name=\"" + field.substring(0, field.indexOf('=')) + "\"")
                        + field.substring(field.indexOf('=') + 1) + "\r\n")
                .collect(Collectors.joining());
        String file = part("name=\"file\"; filename=\"" + filename + "\"") + content + "\r\n--" + BOUNDARY + "--\r\n";
        return post(
                path,
                form + file,
                "Content-Type",
                "multipart/form-data; boundary=" + BOUNDARY,
                "X-API-Key",
                credential);
    }

    private static String part(String disposition) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    }

    private Answer send(String method, String path, BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        if (headers.length > 0) request.headers(headers);
        return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    }
}
