package io.github.clientupdater.server.platforms;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.wire.ServerFields;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One platform's file as it travels. Its name tells only what kind of file it is: it never becomes a path.
 */
record FileDto(Format format, OptionalLong size, Optional<Digest> hash) {
    static FileDto read(JsonObject json) throws UpdateException {
        return new FileDto(
                Format.ofFileName(json.text("filename")),
                ServerFields.size(json, "size"),
                ServerFields.digest(json, "hash"));
    }

    /** Its address is that of the version, and the platform's name behind it. */
    Artifact toArtifact(URI version, Platform platform) {
        Artifact.Builder artifact =
                Artifact.builder(address(version, platform).toString(), format).platform(platform);
        size.ifPresent(artifact::size);
        hash.ifPresent(artifact::digest);
        return artifact.build();
    }

    static URI address(URI version, Platform platform) {
        boolean open = version.getRawPath() != null && version.getRawPath().endsWith("/");
        return Addresses.withSuffix(version, (open ? "" : "/") + PlatformNames.of(platform));
    }
}
