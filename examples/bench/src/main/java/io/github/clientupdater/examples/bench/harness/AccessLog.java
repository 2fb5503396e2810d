package io.github.clientupdater.examples.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What nginx says that it has sent of the payload. It writes a line when a request has ended. */
final class AccessLog {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Path file;
    private int seen;

    AccessLog(Path file) {
        this.file = file;
    }

    /** Waits for the end of at least one request, and returns the bytes of all since the last call. */
    long sent() throws IOException, InterruptedException {
        List<String> lines = payloadLines();
        for (int waited = 0; lines.size() == seen; waited++) {
            if (waited > PATIENCE_MILLIS) throw new IOException("nginx logged no request");
            Thread.sleep(1); // Nothing tells when a line is written.
            lines = payloadLines();
        }
        long bytes = lines.stream().skip(seen).mapToLong(AccessLog::bytes).sum();
        seen = lines.size();
        return bytes;
    }

    private List<String> payloadLines() throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("GET /payload.zip "))
                .toList();
    }

    private static long bytes(String line) { // GET /payload.zip 206 1024 bytes=1024-
        return Long.parseLong(line.split(" ", -1)[3]);
    }
}
