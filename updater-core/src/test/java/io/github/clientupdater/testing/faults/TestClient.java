package io.github.clientupdater.testing.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Sends one request by hand and writes down everything that comes back, and how it ends. */
final class TestClient {
    /** How long silence lasts until it is called one; where none is expected, a machine may be slow. */
    private static final int SILENCE_MILLIS = 700;

    private static final int PATIENCE_MILLIS = 20_000;

    private TestClient() {}

    /** Asks to close the connection afterwards, so that the end of an honest answer is an end. */
    static Received get(URI uri, String... headers) throws IOException {
        return send("GET " + uri.getRawPath() + " HTTP/1.1", uri, PATIENCE_MILLIS, headers);
    }

    /** Reads until nothing comes any more. */
    static Received getUntilSilence(URI uri) throws IOException {
        return send("GET " + uri.getRawPath() + " HTTP/1.1", uri, SILENCE_MILLIS);
    }

    static Received send(String requestLine, URI uri) throws IOException {
        return send(requestLine, uri, PATIENCE_MILLIS);
    }

    private static Received send(String requestLine, URI uri, int patience, String... headers) throws IOException {
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(patience);
            StringBuilder request = new StringBuilder(requestLine + "\r\nHost: " + uri.getAuthority() + "\r\n");
            for (String header : headers) request.append(header).append("\r\n");
            request.append("Connection: close\r\n\r\n");
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            return receive(socket.getInputStream());
        }
    }

    private static Received receive(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) all.write(buffer, 0, count);
            return new Received(all.toByteArray(), End.CLOSED);
        } catch (SocketTimeoutException e) {
            return new Received(all.toByteArray(), End.SILENT);
        } catch (SocketException e) {
            return new Received(all.toByteArray(), End.RESET);
        }
    }

    /** How a connection went on behind the last byte. */
    enum End {
        CLOSED,
        RESET,
        SILENT
    }

    /** Everything that came. */
    static final class Received {
        private final byte[] all;
        private final End end;

        Received(byte[] all, End end) {
            this.all = all;
            this.end = end;
        }

        byte[] all() {
            return all.clone();
        }

        End end() {
            return end;
        }

        String text() {
            return new String(all, StandardCharsets.ISO_8859_1);
        }

        private int headLength() {
            int headEnd = text().indexOf("\r\n\r\n");
            return headEnd < 0 ? all.length : headEnd + 4;
        }

        String head() {
            return text().substring(0, headLength());
        }

        byte[] body() {
            return Arrays.copyOfRange(all, headLength(), all.length);
        }

        int status() {
            return Integer.parseInt(text().split(" ", 3)[1]);
        }

        Optional<String> header(String name) {
            return head().lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst();
        }
    }
}
