package io.github.clientupdater;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.FileSignature;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An update that outlives the run that made it.
 *
 * @param state how far it came
 * @param release what it leads to, with its one artifact, whose digest is the verified one
 * @param file the package
 * @param from what was running; older builds did not write it down
 * @param since when it began to be put in place; empty before that
 */
record PendingUpdate(State state, Release release, Path file, Optional<Version> from, Optional<Instant> since) {
    enum State {
        /** Wanted at the next start. */
        STAGED,
        /** Committed: the next start tells whether it worked. */
        HANDED_OFF
    }

    static PendingUpdate of(
            State state, Release release, VerifiedArtifact verified, Version from, Optional<Instant> since) {
        Artifact announced = verified.artifact();
        Artifact.Builder artifact = Artifact.builder(announced.reference(), announced.format())
                .platform(announced.platform())
                .digest(verified.digest());
        announced.size().ifPresent(artifact::size);
        announced.endorsement().ifPresent(artifact::endorsement);
        Release known = Release.builder(release.version())
                .channel(release.channel())
                .published(release.published().orElse(null))
                .notes(release.notes())
                .mandatory(release.isMandatory())
                .reference(release.reference().orElse(null))
                .artifacts(List.of(artifact.build()))
                .build();
        return new PendingUpdate(state, known, verified.file(), Optional.of(from), since);
    }

    Artifact artifact() {
        return release.artifacts().get(0);
    }

    boolean cameFrom(Version running) {
        return from.equals(Optional.of(running));
    }

    /** Returns whether it still leads somewhere: on from where it came from, or to something newer. */
    boolean isWantedIn(Version running) {
        return cameFrom(running) || release.version().isNewerThan(running);
    }

    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.put("state", state.name());
        json.put("version", release.version().toString());
        from.ifPresent(version -> json.put("from", version.toString()));
        since.ifPresent(time -> json.put("since", time.toString()));
        json.put("channel", release.channel().name());
        release.published().ifPresent(time -> json.put("published", time.toString()));
        json.put("notes", release.notes().texts());
        json.put("mandatory", release.isMandatory());
        release.reference().ifPresent(reference -> json.put("reference", reference));
        json.put("file", file.toString());
        json.put("platform", artifact().platform().toString());
        json.put("kind", artifact().format().name());
        json.put("artifact", artifact().reference());
        artifact().size().ifPresent(size -> json.put("size", size));
        artifact().digest().ifPresent(digest -> json.put("sha256", digest.hex()));
        if (artifact().endorsement().orElse(null) instanceof FileSignature signature) {
            json.put("signature", signature.text());
        }
        return Json.write(json);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws UpdateException if it was damaged
     */
    static PendingUpdate parse(String text) throws UpdateException {
        JsonObject json = Json.readObject(text.getBytes(StandardCharsets.UTF_8), "the remembered update");
        try {
            Artifact.Builder artifact = Artifact.builder(json.text("artifact"), Format.valueOf(json.text("kind")))
                    .digest(new Digest(json.text("sha256")));
            json.optionalLong("size").ifPresent(artifact::size);
            json.optionalText("signature").map(FileSignature::new).ifPresent(artifact::endorsement);
            json.optionalText("platform").map(Platform::parse).ifPresent(artifact::platform);
            Release release = Release.builder(Version.parse(json.text("version")))
                    .channel(new Channel(json.text("channel")))
                    .published(instant(json.optionalText("published").orElse(null)))
                    .notes(json.texts("notes"))
                    .mandatory(json.flag("mandatory"))
                    .reference(json.optionalText("reference").orElse(null))
                    .artifacts(List.of(artifact.build()))
                    .build();
            return new PendingUpdate(
                    State.valueOf(json.text("state")),
                    release,
                    Path.of(json.text("file")),
                    json.optionalText("from").map(Version::parse),
                    json.optionalText("since").map(Instant::parse));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw json.malformed("…", "cannot be read: " + e.getMessage());
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
