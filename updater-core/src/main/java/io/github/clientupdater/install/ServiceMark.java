package io.github.clientupdater.install;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an update has come for which services are stopped: enough to go on after a kill.
 *
 * @param phase what is being done
 * @param version what the update leads to
 * @param format of the package that is put in place
 * @param previous what the version file said before; empty where there is none
 * @param failure what went wrong; null if nothing did
 */
record ServiceMark(
        Phase phase,
        Version version,
        Format format,
        String previous,
        @Nullable UpdateException failure) {
    enum Phase {
        /** The services are being stopped; nothing else has been touched. */
        STOPPING,
        /** The services are stopped, and the files are being replaced. */
        SWAPPING,
        /** The new version is in place and is being started. */
        STARTING,
        /** As before, and there is no way back from it. */
        STARTING_FOR_GOOD,
        /** The old version is being put back, and started. */
        GOING_BACK,
        /** Everything is done; this is only remembered until it was told. */
        ENDED
    }

    static ServiceMark stopping(Version version, Format format, String previous) {
        return new ServiceMark(Phase.STOPPING, version, format, previous, null);
    }

    ServiceMark at(Phase next) {
        return new ServiceMark(next, version, format, previous, failure);
    }

    ServiceMark at(Phase next, UpdateException why) {
        return new ServiceMark(next, version, format, previous, why);
    }

    /** Returns what went wrong, also where that was not written down. */
    UpdateException reason() {
        return failure != null ? failure : new UpdateException(Code.ROLLED_BACK, "it was cut off");
    }

    boolean isUnfinished() {
        return phase != Phase.ENDED;
    }

    Optional<CommitEnding> ending() {
        return isUnfinished() ? Optional.empty() : Optional.of(new CommitEnding(version, Optional.ofNullable(failure)));
    }

    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.put("phase", phase.name());
        json.put("version", version.toString());
        json.put("kind", format.name());
        json.put("previous", previous);
        if (failure != null) {
            json.put("code", failure.code().name());
            json.put("message", String.valueOf(failure.getMessage()));
        }
        return Json.write(json);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws UpdateException with {@code JOURNAL_UNUSABLE} if it is anything else: which services run, nobody knows
     */
    static ServiceMark parse(String text) throws UpdateException {
        try {
            JsonObject json = Json.readObject(text.getBytes(StandardCharsets.UTF_8), "the mark of stopped services");
            if (json.number("format") != 1) throw new IllegalArgumentException("another format");
            return new ServiceMark(
                    Phase.valueOf(json.text("phase")),
                    Version.parse(json.text("version")),
                    Format.valueOf(json.text("kind")),
                    json.optionalText("previous").orElse(""),
                    failure(json));
        } catch (UpdateException | IllegalArgumentException e) {
            throw new UpdateException(
                    Code.JOURNAL_UNUSABLE, "what is remembered of stopped services cannot be read; start them", e);
        }
    }

    private static @Nullable UpdateException failure(JsonObject json) throws UpdateException {
        Optional<String> code = json.optionalText("code");
        return code.isEmpty() ? null : new UpdateException(Code.valueOf(code.get()), json.text("message"));
    }
}
