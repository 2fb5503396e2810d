package io.github.clientupdater.server.platforms;

import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.wire.ServerFields;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the admin side answers. */
final class AdminAnswers {
    private static final int MOST_VERSIONS = 10_000;

    private AdminAnswers() {}

    /** The server has stored what was sent, or else the upload has failed. */
    static PublishedPackage uploaded(JsonObject json, Digest sent) throws UpdateException {
        Optional<Digest> stored = ServerFields.digest(json, "file_hash");
        if (stored.isPresent() && !stored.get().equals(sent)) {
            throw new UpdateException(
                    Code.DIGEST_MISMATCH, "the server has stored other bytes than were sent: " + stored.get());
        }
        return new PublishedPackage(
                json.optionalText("message").orElse(""),
                json.optionalLong("update_id"),
                sent,
                json.optionalText("download_url"));
    }

    static VersionPage page(JsonObject json, int asked, int perPage) throws UpdateException {
        List<PublishedVersion> versions = new ArrayList<>();
        for (JsonObject entry : json.objects("updates", MOST_VERSIONS)) versions.add(version(entry));
        Optional<JsonObject> pagination = json.optionalObject("pagination");
        if (pagination.isEmpty()) return new VersionPage(versions, asked, perPage, versions.size());
        JsonObject numbers = pagination.get();
        return new VersionPage(
                versions,
                positive(numbers, "page", asked),
                positive(numbers, "per_page", perPage),
                numbers.optionalLong("total").orElse(versions.size()));
    }

    private static int positive(JsonObject json, String name, int otherwise) throws UpdateException {
        long value = json.optionalLong(name).orElse(otherwise);
        if (value < 1 || value > Integer.MAX_VALUE) throw json.malformed(name, "is not a number from 1 on");
        return (int) value;
    }

    private static PublishedVersion version(JsonObject json) throws UpdateException {
        return new PublishedVersion(
                json.optionalLong("id"),
                ServerFields.version(json, "version"),
                ServerFields.time(json, "release_date"),
                json.flag("critical"),
                json.textList("platforms"),
                json.optionalLong("download_count").orElse(0),
                json.optionalText("status").orElse(""));
    }
}
