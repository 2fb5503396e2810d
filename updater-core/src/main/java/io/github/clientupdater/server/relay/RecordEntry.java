package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.server.relay.RelayServer.RemoteFile;
import io.github.clientupdater.task.UpdateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of one file: written down before it is put in its place.
 *
 * @param name of the file
 * @param brought whether it came from the server; else it lay there, and was the same
 * @param sha256 of what the server has
 * @param was the SHA-256 of what had been brought before, or empty
 * @param stamp of the file here
 * @param remote how the server listed it
 * @param validators the conditions to ask by (RFC 9110, section 13.1)
 */
record RecordEntry(
        String name,
        boolean brought,
        String sha256,
        String was,
        FileStamp stamp,
        RemoteFile remote,
        Validators validators) {
    RecordEntry with(FileStamp newStamp, RemoteFile newRemote, Validators newValidators) {
        return new RecordEntry(name, brought, sha256, was, newStamp, newRemote, newValidators);
    }

    /** Returns whether the list alone tells that the server still has the same. */
    boolean isStill(RemoteFile file) {
        Optional<AnnouncedDigest> digest = file.digest().flatMap(AnnouncedDigest::parse);
        if (digest.isPresent() && digest.get().isSha256())
            return digest.get().hex().equals(sha256);
        if (file.digest().isPresent()) return file.digest().equals(remote.digest());
        return file.modified().isPresent()
                && file.modified().equals(remote.modified())
                && file.size().equals(remote.size());
    }

    Map<String, Object> toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("brought", brought);
        fields.put("sha256", sha256);
        if (!was.isEmpty()) fields.put("was", was);
        fields.put("bytes", stamp.bytes());
        fields.put("time", stamp.time());
        remote.size().ifPresent(size -> fields.put("size", size));
        remote.modified().ifPresent(modified -> fields.put("modified", modified));
        remote.digest().ifPresent(digest -> fields.put("digest", digest));
        if (!validators.etag().isEmpty()) fields.put("etag", validators.etag());
        if (!validators.lastModified().isEmpty()) fields.put("lastModified", validators.lastModified());
        return fields;
    }

    static RecordEntry read(JsonObject line) throws UpdateException {
        String name = line.text("name");
        OptionalLong size = line.optionalLong("size");
        return new RecordEntry(
                name,
                line.flag("brought"),
                line.text("sha256"),
                line.optionalText("was").orElse(""),
                new FileStamp(line.number("bytes"), line.text("time")),
                new RemoteFile(name, size, line.optionalText("modified"), line.optionalText("digest")),
                new Validators(
                        line.optionalText("etag").orElse(""),
                        line.optionalText("lastModified").orElse("")));
    }
}
