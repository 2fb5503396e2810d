package io.github.clientupdater.server.license;

import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.wire.ServerFields;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The answer to a check that has an update, its values read but not yet placed. */
record UpdateDto(
        Version latestVersion,
        String updateId,
        List<String> changelog,
        OptionalLong fileSize,
        Optional<Digest> checksum) {

    /** Returns what there is, unless the server says that there is nothing. */
    static Optional<UpdateDto> read(JsonObject json) throws UpdateException {
        if (!json.names().contains("updateAvailable")) throw json.malformed("updateAvailable", "is missing");
        if (!json.flag("updateAvailable")) return Optional.empty();
        String id = json.text("updateId");
        if (id.isBlank() || id.equals(".") || id.equals(".."))
            throw json.malformed("updateId", "is no name of an update");
        return Optional.of(new UpdateDto(
                ServerFields.version(json, "latestVersion"),
                id,
                changelog(json),
                ServerFields.size(json, "fileSize"),
                ServerFields.digest(json, "checksum")));
    }

    /** One point to a line, as its writer saw it; the list's own signs are taken off. */
    private static List<String> changelog(JsonObject json) throws UpdateException {
        return json.optionalText("changelog")
                .orElse("")
                .lines()
                .map(line -> line.strip().replaceFirst("^[-*•]\\s+", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
