package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.FolderSync;
import io.github.clientupdater.server.relay.RelayNews;
import io.github.clientupdater.server.relay.RelayNews.Notification;
import io.github.clientupdater.task.UpdateException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what a relay's news are: as JSON lines, or as plain words. */
final class RelayEvents implements RelayNews.Listener {
    private final PrintStream out;
    private final EventPrinter printer;

    RelayEvents(PrintStream out, boolean json) {
        this.out = out;
        this.printer = new EventPrinter(out, json);
    }

    @Override
    public void connected() {
        printer.tell("connected", Map.of(), "Connected.");
    }

    @Override
    public void disconnected(UpdateException reason) {
        printer.tell("disconnected", failure(reason), "Not connected: " + reason.getMessage() + "; trying again …");
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
        printer.tell(event, details, event.replace('-', ' ') + ": " + company + " " + name);
    }

    @Override
    public void synced(FolderSync.Result result) {
        printer.tell("synced", RelayEndings.details(result), RelayEndings.sentence(result));
        if (!printer.isJson()) Ending.listed(RelayEndings.lines(result)).forEach(out::println);
    }

    @Override
    public void failed(String company, UpdateException failure) {
        Map<String, Object> details = failure(failure);
        details.put("company", company);
        printer.tell("sync-failed", details, company + " failed (" + failure.code() + "): " + failure.getMessage());
    }

    private static Map<String, Object> failure(UpdateException failure) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("code", failure.code().name());
        details.put("message", String.valueOf(failure.getMessage()));
        return details;
    }
}
