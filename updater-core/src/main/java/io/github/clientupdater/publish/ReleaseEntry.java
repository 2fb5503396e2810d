package io.github.clientupdater.publish;

import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.Rollout;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Elements of {@code releases} and what they are made of, as JSON has them. */
final class ReleaseEntry {
    private static final int MAX_URLS = 8;

    private ReleaseEntry() {}

    static Map<String, Object> of(NewRelease release, Instant published, List<Map<String, Object>> artifacts) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("version", release.version().toString());
        entry.put("published", published.toString());
        if (release.isMandatory()) entry.put("mandatory", true);
        if (release.isCritical()) entry.put("critical", true);
        release.minimumVersion().ifPresent(oldest -> entry.put("minimumVersion", oldest.toString()));
        setRollout(entry, release.rollout());
        if (!release.notes().equals(Notes.NONE)) entry.put("notes", notes(release.notes()));
        entry.put("artifacts", artifacts);
        return entry;
    }

    static void setRollout(Map<String, Object> entry, Rollout rollout) {
        double percent = rollout.percent();
        Object number = percent == Math.rint(percent) ? (Object) Math.round(percent) : (Object) percent;
        if (rollout.equals(Rollout.EVERYBODY)) entry.remove("rollout");
        else entry.put("rollout", new LinkedHashMap<>(Map.of("percent", number)));
    }

    private static Map<String, Object> notes(Notes notes) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("format", notes.markup().name().toLowerCase(Locale.ROOT));
        entry.put("text", String.join("\n", notes.texts()));
        Map<String, Object> translations = new LinkedHashMap<>();
        notes.translations().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(text -> translations.put(text.getKey(), String.join("\n", text.getValue())));
        if (!translations.isEmpty()) entry.put("translations", translations);
        return entry;
    }

    static Map<String, Object> artifact(
            NewArtifact artifact, BuiltFile file, List<Map<String, Object>> content, List<Map<String, Object>> removes)
            throws PublishException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("os", artifact.platform().os().name().toLowerCase(Locale.ROOT));
        entry.put("arch", artifact.platform().arch().name().toLowerCase(Locale.ROOT));
        entry.put("kind", artifact.format().extension());
        putRange(entry, artifact.osRange());
        entry.put("urls", urls(artifact, file));
        entry.put("size", file.size());
        entry.put("sha256", file.digest().hex());
        if (!content.isEmpty()) entry.put("files", content);
        if (!removes.isEmpty()) entry.put("removes", removes);
        return entry;
    }

    private static void putRange(Map<String, Object> entry, OsRange range) {
        if (range.minimum() != null) entry.put("minimumOs", range.minimum().toString());
        if (range.maximum() != null) entry.put("maximumOs", range.maximum().toString());
    }

    private static List<Object> urls(NewArtifact artifact, BuiltFile file) throws PublishException {
        List<Object> urls = new ArrayList<>(List.of(file.url()));
        for (URI url : artifact.urls()) urls.add(url.toString());
        if (urls.size() > MAX_URLS) throw new PublishException("a file has at most " + MAX_URLS + " addresses");
        return urls;
    }
}
