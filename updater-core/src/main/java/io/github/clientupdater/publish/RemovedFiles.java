package io.github.clientupdater.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What of the release before is no longer there, and what that one removed: clients skip versions. */
final class RemovedFiles {
    private RemovedFiles() {}

    static List<Map<String, Object>> between(Map<String, Object> previous, List<Map<String, Object>> files) {
        Set<String> kept = files.stream().map(RemovedFiles::key).collect(Collectors.toSet());
        Map<String, Map<String, Object>> removed = new LinkedHashMap<>();
        for (String list : List.of("files", "removes")) {
            for (Map<String, Object> file : FeedDraft.objects(previous, list)) {
                if (!kept.contains(key(file))) removed.putIfAbsent(key(file), entry(file));
            }
        }
        return new ArrayList<>(removed.values());
    }

    /** Names that differ only in case are one file on some systems. */
    private static String key(Map<String, Object> file) {
        return String.valueOf(file.get("path")).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> entry(Map<String, Object> file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("path", file.getOrDefault("path", ""));
        entry.put("sha256", file.getOrDefault("sha256", ""));
        return entry;
    }
}
