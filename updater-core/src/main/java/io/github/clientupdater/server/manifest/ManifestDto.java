package io.github.clientupdater.server.manifest;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.wire.ServerFields;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.FileSignature;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The document as it travels, its values read but not yet placed. */
record ManifestDto(
        Version version,
        Instant releaseDate,
        URI downloadUrl,
        List<String> changelog,
        Optional<Digest> sha256,
        OptionalLong size,
        Optional<FileSignature> signature) {

    static ManifestDto read(JsonObject json) throws UpdateException {
        return new ManifestDto(
                ServerFields.version(json, "version"),
                releaseDate(json),
                ServerFields.address(json, "download_url"),
                json.texts("changelog"),
                ServerFields.digest(json, "sha256"),
                ServerFields.size(json, "size"),
                signature(json));
    }

    /** The document names no channel: its address is one. */
    Release toRelease(URI manifest, Channel channel) {
        URI file = Addresses.resolve(manifest, downloadUrl);
        Artifact.Builder artifact = Artifact.builder(file.toString(), Format.ofFileName(fileName(file)));
        sha256.ifPresent(artifact::digest);
        size.ifPresent(artifact::size);
        signature.ifPresent(artifact::endorsement);
        return Release.builder(version)
                .channel(channel)
                .published(releaseDate)
                .notes(changelog)
                .artifacts(List.of(artifact.build()))
                .build();
    }

    private static String fileName(URI file) {
        return file.getPath() == null ? "" : file.getPath();
    }

    private static Instant releaseDate(JsonObject json) throws UpdateException {
        return ServerFields.time(json, "release_date").orElseThrow(() -> json.malformed("release_date", "is missing"));
    }

    /** Whether it is good only whoever has the file can tell. */
    private static Optional<FileSignature> signature(JsonObject json) throws UpdateException {
        Optional<String> text = json.optionalText("signature");
        if (text.isEmpty() || text.get().contains("\n")) return text.map(FileSignature::new);
        try {
            byte[] decoded = Base64.getMimeDecoder().decode(text.get());
            return Optional.of(new FileSignature(new String(decoded, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw json.malformed("signature", "is neither a minisign signature file nor the base64 of one");
        }
    }
}
