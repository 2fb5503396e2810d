package io.github.clientupdater.examples.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.clientupdater.server.license.NodeMetrics;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a command of the administrator how the node is: it prints one JSON object. */
final class MetricsCommand implements Supplier<NodeMetrics> {
    private static final int PATIENCE_SECONDS = 10;
    private static final int MAX_BYTES = 32 * 1024;
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JsonMapper mapper = new JsonMapper();
    private final Instant started = Instant.now();
    private final @Nullable String command;

    /** Without a command only the time since the start of this one is told. */
    MetricsCommand(@Nullable String command) {
        this.command = command;
    }

    @Override
    public NodeMetrics get() {
        Duration uptime = Duration.between(started, Instant.now());
        if (command == null) return NodeMetrics.of(uptime, 0, 0);
        try {
            JsonNode told = mapper.readTree(output(command));
            if (!told.isObject()) throw new IllegalStateException("--metrics: no JSON object was printed");
            return metrics(told, uptime);
        } catch (IOException e) {
            throw new IllegalStateException("--metrics: what was printed is not JSON");
        }
    }

    private NodeMetrics metrics(JsonNode told, Duration uptime) {
        return new NodeMetrics(
                told.has("uptime") ? Duration.ofSeconds(number(told, "uptime")) : uptime,
                number(told, "activeUsers"),
                number(told, "exercisesCompletedToday"),
                told.hasNonNull("aiLatency")
                        ? OptionalDouble.of(told.path("aiLatency").asDouble(-1))
                        : OptionalDouble.empty(),
                told.path("additionalData").isObject()
                        ? mapper.convertValue(told.path("additionalData"), MAP)
                        : Map.of());
    }

    private static long number(JsonNode told, String name) {
        JsonNode value = told.path(name);
        if (!value.isMissingNode() && !value.isIntegralNumber()) {
            throw new IllegalStateException("--metrics: " + name + " is not a whole number");
        }
        return value.asLong(0);
    }

    private static byte[] output(String command) throws IOException {
        Path printed = Files.createTempFile("metrics", ".json"); // A pipe could block the one who fills it.
        try {
            Process process = new ProcessBuilder(ServicesOptions.shell(command))
                    .redirectInput(Redirect.from(nothing()))
                    .redirectOutput(printed.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            await(process);
            if (Files.size(printed) > MAX_BYTES) throw new IllegalStateException("--metrics: too much was printed");
            return Files.readAllBytes(printed);
        } finally {
            Files.deleteIfExists(printed);
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("--metrics: the command did not end within 10 seconds");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("--metrics: the command ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("--metrics: interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
