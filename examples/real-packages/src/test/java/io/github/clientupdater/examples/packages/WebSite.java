package io.github.clientupdater.examples.packages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A web server on this machine for the files of one directory, as they are when asked for. */
record WebSite(HttpServer server, Path directory) implements AutoCloseable {
    static WebSite serve(Path directory) throws IOException {
        InetAddress thisMachine = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        WebSite site = new WebSite(HttpServer.create(new InetSocketAddress(thisMachine, 0), 0), directory);
        site.server.createContext("/", site::answer);
        site.server.start();
        return site;
    }

    URI uri(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = directory.resolve(exchange.getRequestURI().getPath().substring(1));
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
