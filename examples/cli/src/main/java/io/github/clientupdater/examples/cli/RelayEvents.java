package io.github.clientupdater.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.clientupdater.server.relay.FolderSync;
import io.github.clientupdater.server.relay.RelayNews;
import io.github.clientupdater.server.relay.RelayNews.Notification;
import io.github.clientupdater.task.UpdateException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what a relay's news are: as JSON lines, or as plain words. */
final class RelayEvents implements RelayNews.Listener {
    private final JsonMapper mapper = new JsonMapper();
    private final PrintStream out;
    private final boolean json;

    RelayEvents(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void connected() {
        tell("connected", Map.of(), "Connected.");
    }

    @Override
    public void disconnected(UpdateException reason) {
        tell("disconnected", failure(reason), "Not connected: " + reason.getMessage() + "; trying again …");
    }

    @Override
    public void notified(Notification news) {
        if (news instanceof Notification.FileUploaded it) told("file-uploaded", it.company(), it.name());
        else if (news instanceof Notification.FileDeleted it) told("file-deleted", it.company(), it.name());
        else if (news instanceof Notification.SyncCompleted it) told("sync-completed", it.company(), "");
        else if (news instanceof Notification.Other it)
            told("notified", it.company().orElse(""), it.type());
    }

    private void told(String event, String company, String name) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("company", company);
        if (!name.isEmpty()) details.put("name", name);
        tell(event, details, event.replace('-', ' ') + ": " + company + " " + name);
    }

    @Override
    public void synced(FolderSync.Result result) {
        tell("synced", RelayEndings.details(result), RelayEndings.sentence(result));
        if (!json) Ending.listed(RelayEndings.lines(result)).forEach(out::println);
    }

    @Override
    public void failed(String company, UpdateException failure) {
        Map<String, Object> details = failure(failure);
        details.put("company", company);
        tell("sync-failed", details, company + " failed (" + failure.code() + "): " + failure.getMessage());
    }

    private static Map<String, Object> failure(UpdateException failure) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("code", failure.code().name());
        details.put("message", String.valueOf(failure.getMessage()));
        return details;
    }

    private synchronized void tell(String event, Map<String, Object> details, String sentence) {
        if (!json) {
            out.println(Printable.line(sentence));
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.putAll(details);
        try {
            out.println(mapper.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always representable", e);
        }
    }
}
