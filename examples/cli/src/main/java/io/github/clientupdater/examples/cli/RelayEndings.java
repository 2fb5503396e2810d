package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.FolderSync;
import io.github.clientupdater.server.relay.RelayServer;
import io.github.clientupdater.server.relay.RelayServer.RemoteFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the commands of the relay end. */
final class RelayEndings {
    private RelayEndings() {}

    static Ending of(FolderSync.Result result) {
        String outcome = !result.isComplete() ? "incomplete" : result.hasChanges() ? "synced" : "up-to-date";
        int exitCode = result.isComplete() ? ExitCodes.OK : ExitCodes.FAILED;
        return new Ending(outcome, details(result), sentence(result), Ending.listed(lines(result)), exitCode);
    }

    static Map<String, Object> details(FolderSync.Result result) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("company", result.company());
        details.put("added", result.added());
        details.put("changed", result.changed());
        details.put("deleted", result.deleted());
        details.put("kept", result.kept());
        details.put("withheld", result.withheld());
        details.put("ignored", result.ignored());
        details.put("unchanged", result.unchanged());
        details.put(
                "failures",
                result.failures().stream().map(RelayEndings::failure).toList());
        return details;
    }

    private static Map<String, Object> failure(FolderSync.Failure failure) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", failure.name());
        details.put("code", failure.cause().code().name());
        details.put("message", String.valueOf(failure.cause().getMessage()));
        return details;
    }

    static String sentence(FolderSync.Result result) {
        String counts = "%d added, %d changed, %d deleted, %d unchanged"
                .formatted(
                        result.added().size(),
                        result.changed().size(),
                        result.deleted().size(),
                        result.unchanged());
        String open =
                result.failures().isEmpty() ? "" : ", " + result.failures().size() + " failed";
        return result.company() + ": " + counts + open + ".";
    }

    static List<String> lines(FolderSync.Result result) {
        List<String> lines = new ArrayList<>();
        result.added().forEach(name -> lines.add("+ " + name));
        result.changed().forEach(name -> lines.add("* " + name));
        result.deleted().forEach(name -> lines.add("- " + name));
        result.kept().forEach(name -> lines.add("kept " + name));
        result.withheld().forEach(name -> lines.add("not deleted, as the list is suddenly empty: " + name));
        result.failures()
                .forEach(failure -> lines.add("failed (" + failure.cause().code() + ") " + failure.name() + ": "
                        + failure.cause().getMessage()));
        return lines;
    }

    static Ending companies(List<String> companies) {
        String sentence = companies.size() + (companies.size() == 1 ? " company" : " companies");
        return new Ending("listed", Map.of("companies", companies), sentence, Ending.listed(companies), ExitCodes.OK);
    }

    static Ending files(String company, List<RemoteFile> files) {
        List<Map<String, Object>> details =
                files.stream().map(RelayEndings::file).toList();
        List<String> lines = files.stream().map(RelayEndings::line).toList();
        String sentence = company + ": " + files.size() + (files.size() == 1 ? " file" : " files");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("company", company);
        all.put("files", details);
        return new Ending("listed", all, sentence, Ending.listed(lines), ExitCodes.OK);
    }

    private static Map<String, Object> file(RemoteFile file) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", file.name());
        file.size().ifPresent(size -> details.put("size", size));
        file.modified().ifPresent(modified -> details.put("modified", modified));
        file.digest().ifPresent(digest -> details.put("digest", digest));
        return details;
    }

    private static String line(RemoteFile file) {
        String size = file.size().isPresent() ? "  " + file.size().getAsLong() + " bytes" : "";
        return file.name() + size + file.modified().map(time -> "  " + time).orElse("");
    }

    static Ending uploaded(String company, RelayServer.Receipt receipt) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("company", company);
        details.put("name", receipt.name());
        receipt.size().ifPresent(size -> details.put("size", size));
        receipt.message().ifPresent(message -> details.put("message", message));
        return new Ending("uploaded", details, "Uploaded " + receipt.name() + ".", List.of(), ExitCodes.OK);
    }

    /** What is not there any more is what was asked for. */
    static Ending deleted(String company, String name, boolean wasThere) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("company", company);
        details.put("name", name);
        String sentence = wasThere ? "Deleted " + name + "." : "The server has no " + name + ".";
        return new Ending(wasThere ? "deleted" : "not-found", details, sentence, List.of(), ExitCodes.OK);
    }

    static Ending status(RelayServer.Status status) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("status", status.status());
        status.companies().ifPresent(count -> details.put("companies", count));
        status.files().ifPresent(count -> details.put("files", count));
        status.connections().ifPresent(count -> details.put("connections", count));
        status.lastUpdate().ifPresent(time -> details.put("lastUpdate", time));
        List<String> lines = new ArrayList<>();
        details.forEach((name, value) -> lines.add(name + ": " + value));
        return new Ending(
                "status", details, "The relay is " + status.status() + ".", Ending.listed(lines), ExitCodes.OK);
    }
}
