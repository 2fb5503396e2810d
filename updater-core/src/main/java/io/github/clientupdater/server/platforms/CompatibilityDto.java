package io.github.clientupdater.server.platforms;

import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.wire.ServerFields;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.util.Optional;

/** What a version can be updated to, as it travels. */
record CompatibilityDto(boolean compatible, Optional<Version> latestCompatible, Optional<String> reason) {
    static CompatibilityDto read(JsonObject json) throws UpdateException {
        if (!json.names().contains("compatible")) throw json.malformed("compatible", "is missing");
        return new CompatibilityDto(
                json.flag("compatible"),
                ServerFields.optionalVersion(json, "latest_compatible_version"),
                json.optionalText("reason").filter(text -> !text.isBlank()));
    }
}
