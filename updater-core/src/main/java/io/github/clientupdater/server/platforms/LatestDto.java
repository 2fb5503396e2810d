package io.github.clientupdater.server.platforms;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.wire.ServerFields;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The latest version as it travels, read for one platform.
 *
 * @param file of that platform, if there is one
 */
record LatestDto(
        Version version,
        Optional<Instant> releaseDate,
        URI downloadUrl,
        List<String> changelog,
        boolean critical,
        Optional<Version> minimumVersion,
        Optional<FileDto> file) {

    static LatestDto read(JsonObject json, Platform platform) throws UpdateException {
        return new LatestDto(
                ServerFields.version(json, "version"),
                ServerFields.time(json, "release_date"),
                ServerFields.address(json, "download_url"),
                changelog(json),
                json.flag("critical"),
                ServerFields.optionalVersion(json, "minimum_version"),
                file(json, platform));
    }

    private static List<String> changelog(JsonObject json) throws UpdateException {
        return json.optionalText("changelog")
                .filter(text -> !text.isBlank())
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<FileDto> file(JsonObject json, Platform platform) throws UpdateException {
        JsonObject platforms =
                json.optionalObject("platforms").orElseThrow(() -> json.malformed("platforms", "is missing"));
        Optional<String> name = PlatformNames.supported(platform);
        if (name.isEmpty()) return Optional.empty();
        Optional<JsonObject> entry = platforms.optionalObject(name.get());
        return entry.isEmpty() ? Optional.empty() : Optional.of(FileDto.read(entry.get()));
    }

    /** The server knows no channels. Where nothing is made for the platform, the release has no file. */
    Release toRelease(URI answered, Platform platform, Channel channel) {
        URI base = Addresses.resolve(answered, downloadUrl);
        Optional<Artifact> artifact = file.map(made -> made.toArtifact(base, platform));
        return Release.builder(version)
                .channel(channel)
                .published(releaseDate.orElse(null))
                .notes(changelog)
                .critical(critical)
                .minimumVersion(minimumVersion.orElse(null))
                .artifacts(artifact.stream().toList())
                .build();
    }
}
