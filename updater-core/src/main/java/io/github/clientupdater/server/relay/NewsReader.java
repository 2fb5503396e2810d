package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.server.relay.RelayNews.Notification;
import io.github.clientupdater.task.UpdateException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what comes over the WebSocket. What cannot be read is no reason to hang up. */
final class NewsReader {
    private static final Logger LOG = LoggerFactory.getLogger(NewsReader.class);
    private static final int LONGEST = 64 * 1024;

    private NewsReader() {}

    static Optional<Notification> read(String text) {
        if (text.length() > LONGEST) {
            LOG.debug("a notification of {} characters is not read", text.length());
            return Optional.empty();
        }
        try {
            JsonObject object = Json.readObject(text.getBytes(StandardCharsets.UTF_8), "a notification");
            return Optional.of(notification(object));
        } catch (UpdateException e) {
            LOG.debug("a notification is not understood: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** One of the known kinds that lacks what belongs to it is still a hint. */
    private static Notification notification(JsonObject object) throws UpdateException {
        String type = object.text("type");
        Optional<String> company = object.scalar("societe");
        Optional<String> name = object.scalar("filename");
        Optional<String> time = object.scalar("timestamp");
        if (type.equals("connection")) return new Notification.Connection(time);
        if (type.equals("file_uploaded") && company.isPresent() && name.isPresent())
            return new Notification.FileUploaded(company.get(), name.get(), time);
        if (type.equals("file_deleted") && company.isPresent() && name.isPresent())
            return new Notification.FileDeleted(company.get(), name.get(), time);
        if (type.equals("sync_completed") && company.isPresent()) {
            return new Notification.SyncCompleted(
                    company.get(), Listing.wholeNumber(object.scalar("files_count")), time);
        }
        return new Notification.Other(type, company, time);
    }

    /** Returns whether it may be about the files of {@code company}. */
    static boolean concerns(Notification news, String company) {
        if (news instanceof Notification.FileUploaded uploaded)
            return uploaded.company().equals(company);
        if (news instanceof Notification.FileDeleted deleted)
            return deleted.company().equals(company);
        if (news instanceof Notification.SyncCompleted completed)
            return completed.company().equals(company);
        if (news instanceof Notification.Other other)
            return other.company().orElse(company).equals(company);
        return true; // Connected: from now on the server tells everything, and not before.
    }
}
