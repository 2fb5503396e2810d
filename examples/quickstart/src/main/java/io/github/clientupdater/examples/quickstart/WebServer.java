package io.github.clientupdater.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The publisher's web server: files and their entity tags. Any other web server would do. */
final class WebServer implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpServer server;
    private final Narrator narrator;
    private final long bandwidth;

    private WebServer(HttpServer server, Narrator narrator, long bandwidth) {
        this.server = server;
        this.narrator = narrator;
        this.bandwidth = bandwidth;
    }

    static WebServer serve(Path directory, Narrator narrator, long bandwidth) throws IOException {
        InetAddress thisMachine = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        WebServer web = new WebServer(HttpServer.create(new InetSocketAddress(thisMachine, 0), 0), narrator, bandwidth);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) web.offer(file);
        }
        web.server.start();
        return web;
    }

    URI uri(Path file) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path(file));
    }

    private static String path(Path file) {
        return "/" + file.getFileName();
    }

    private void offer(Path file) throws IOException {
        String type = file.toString().endsWith(".json") ? "application/json" : "application/octet-stream";
        offer(path(file), type, Files.readAllBytes(file));
    }

    private void offer(String path, String type, byte[] body) {
        String tag = '"' + Sha256.of(body).substring(0, 16) + '"';
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("ETag", tag);
                if (knows(exchange, tag)) answer(exchange, 304, new byte[0]);
                else {
                    exchange.getResponseHeaders().add("Content-Type", type);
                    answer(exchange, 200, body);
                }
            }
        });
    }

    private static boolean knows(HttpExchange exchange, String tag) {
        return exchange.getRequestHeaders()
                .getOrDefault("If-None-Match", List.of())
                .contains(tag);
    }

    private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        narrator.say("server: " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " -> " + status + " ("
                + Sizes.of(body.length) + ")");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        send(body, exchange.getResponseBody());
    }

    /** A tenth of a second's bytes at a time. */
    private void send(byte[] body, OutputStream out) throws IOException {
        int piece = bandwidth == 0 ? body.length : (int) Math.max(1, bandwidth / 10);
        for (int sent = 0; sent < body.length; sent += piece) {
            if (sent > 0) LockSupport.parkNanos(PAUSE.toNanos());
            out.write(body, sent, Math.min(piece, body.length - sent));
            out.flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
