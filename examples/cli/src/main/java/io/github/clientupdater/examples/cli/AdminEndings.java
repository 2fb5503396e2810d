package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Version;
import io.github.clientupdater.server.platforms.NewPackage;
import io.github.clientupdater.server.platforms.PublishedPackage;
import io.github.clientupdater.server.platforms.PublishedVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the commands of the admin side end. */
final class AdminEndings {
    private AdminEndings() {}

    static Ending uploaded(NewPackage made, PublishedPackage stored) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", made.version().toString());
        details.put("platform", made.platform().toString());
        details.put("digest", stored.digest().toString());
        details.put("message", stored.message());
        stored.updateId().ifPresent(id -> details.put("id", id));
        stored.downloadUrl().ifPresent(url -> details.put("downloadUrl", url));
        String sentence = "Uploaded version " + made.version() + " for " + made.platform() + ".";
        List<String> lines = stored.downloadUrl().stream().toList();
        return new Ending("uploaded", details, sentence, Ending.listed(lines), ExitCodes.OK);
    }

    static Ending listed(List<PublishedVersion> versions) {
        List<Map<String, Object>> details =
                versions.stream().map(AdminEndings::version).toList();
        List<String> lines = versions.stream().map(AdminEndings::line).toList();
        String sentence = versions.size() + (versions.size() == 1 ? " version" : " versions");
        return new Ending("listed", Map.of("versions", details), sentence, Ending.listed(lines), ExitCodes.OK);
    }

    private static Map<String, Object> version(PublishedVersion version) {
        Map<String, Object> details = new LinkedHashMap<>();
        version.id().ifPresent(id -> details.put("id", id));
        details.put("version", version.version().toString());
        version.releaseDate().ifPresent(time -> details.put("releaseDate", time.toString()));
        details.put("critical", version.critical());
        details.put("platforms", version.platforms());
        details.put("downloads", version.downloads());
        details.put("status", version.status());
        return details;
    }

    private static String line(PublishedVersion version) {
        return version.version() + "  " + version.status() + (version.critical() ? "  critical" : "") + "  "
                + String.join(", ", version.platforms()) + "  " + version.downloads() + " downloads"
                + version.releaseDate().map(time -> "  " + time).orElse("");
    }

    static Ending deactivated(Version version, String message) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", version.toString());
        details.put("message", message);
        String sentence = "Version " + version + " is not offered any more.";
        return new Ending("deactivated", details, sentence, List.of(), ExitCodes.OK);
    }
}
