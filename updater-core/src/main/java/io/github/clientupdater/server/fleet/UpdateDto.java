package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.wire.ServerFields;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The answer to a check that has an update, its values read but not yet placed. */
record UpdateDto(
        boolean mandatory,
        Version version,
        URI downloadUrl,
        Optional<Digest> checksum,
        OptionalLong size,
        Optional<String> releaseNotes,
        Optional<String> sessionId) {

    /** Returns what there is, unless the server says that there is nothing. */
    static Optional<UpdateDto> read(JsonObject json) throws UpdateException {
        boolean available =
                json.optionalFlag("updateAvailable").orElseThrow(() -> json.malformed("updateAvailable", "is missing"));
        if (!available) return Optional.empty();
        return Optional.of(new UpdateDto(
                json.flag("mandatory"),
                ServerFields.version(json, "version"),
                ServerFields.address(json, "downloadUrl"),
                ServerFields.digest(json, "checksum"),
                ServerFields.size(json, "size"),
                json.optionalText("releaseNotes").filter(notes -> !notes.isBlank()),
                json.optionalText("sessionId").filter(id -> !id.isBlank())));
    }

    /** The server knows no channels: it has chosen for this device. */
    Release toRelease(URI answered, Channel channel) {
        URI file = Addresses.resolve(answered, downloadUrl);
        String name = file.getPath() == null ? "" : file.getPath();
        Artifact.Builder artifact = Artifact.builder(file.toString(), Format.ofFileName(name));
        checksum.ifPresent(artifact::digest);
        size.ifPresent(artifact::size);
        return Release.builder(version)
                .channel(channel)
                .mandatory(mandatory)
                .notes(releaseNotes.map(notes -> Notes.plain(List.of(notes))).orElse(Notes.NONE))
                .reference(sessionId.orElse(null))
                .artifacts(List.of(artifact.build()))
                .build();
    }
}
