package io.github.clientupdater.server.license;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.wire.ServerFields;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A node's configuration file. Times in it are whole seconds; what is missing is as the protocol recommends. The licence
 * key is not in it.
 *
 * @param url {@code backend.url}: the server's address
 * @param timeout {@code backend.timeout}, 30 s: how long each request may take
 * @param retryAttempts {@code backend.retry_attempts}, 3: how often a question is put, in all
 * @param retryDelay {@code backend.retry_delay}, 5 s: between two of them
 * @param telemetryInterval {@code telemetry.interval}, 300 s
 * @param telemetryEnabled {@code telemetry.enabled}: off, unless it says so
 * @param checkInterval {@code updates.check_interval}, one hour
 * @param autoDownload {@code updates.auto_download}: off, unless it says so
 * @param autoInstall {@code updates.auto_install}: off, unless it says so; it downloads as well
 */
public record NodeConfiguration(
        URI url,
        Duration timeout,
        int retryAttempts,
        Duration retryDelay,
        Duration telemetryInterval,
        boolean telemetryEnabled,
        Duration checkInterval,
        boolean autoDownload,
        boolean autoInstall) {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final long LONGEST = 366L * 24 * 3600;

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it says something that cannot be meant; the message names the field
     */
    public static NodeConfiguration read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES)
            throw new IllegalArgumentException(file + " is too large for a configuration");
        try {
            return parse(Json.readObject(Files.readAllBytes(file), "the configuration " + file));
        } catch (UpdateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static NodeConfiguration parse(JsonObject json) throws UpdateException {
        JsonObject backend = json.optionalObject("backend").orElseThrow(() -> json.malformed("backend", "is missing"));
        Optional<JsonObject> telemetry = json.optionalObject("telemetry");
        Optional<JsonObject> updates = json.optionalObject("updates");
        return new NodeConfiguration(
                ServerFields.address(backend, "url"),
                Duration.ofSeconds(number(backend, "timeout", 30, 1)),
                (int) number(backend, "retry_attempts", 3, 1),
                Duration.ofSeconds(number(backend, "retry_delay", 5, 0)),
                Duration.ofSeconds(number(telemetry, "interval", 300, 1)),
                flag(telemetry, "enabled"),
                Duration.ofSeconds(number(updates, "check_interval", 3600, 1)),
                flag(updates, "auto_download"),
                flag(updates, "auto_install"));
    }

    private static long number(Optional<JsonObject> json, String name, long otherwise, long least)
            throws UpdateException {
        return json.isEmpty() ? otherwise : number(json.get(), name, otherwise, least);
    }

    private static long number(JsonObject json, String name, long otherwise, long least) throws UpdateException {
        long value = json.optionalLong(name).orElse(otherwise);
        if (value < least || value > LONGEST) throw json.malformed(name, "is not from " + least + " to " + LONGEST);
        return value;
    }

    private static boolean flag(Optional<JsonObject> json, String name) throws UpdateException {
        return json.isPresent() && json.get().flag(name);
    }
}
