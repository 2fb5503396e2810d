package io.github.clientupdater.internal.feed;

import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.task.UpdateException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one element of {@code releases}. */
final class ReleaseReader {
    private static final int MAX_ARTIFACTS = 64;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}+(?:-[A-Za-z0-9]{1,8}+){0,4}+");

    private final JsonObject json;

    private ReleaseReader(JsonObject json) {
        this.json = json;
    }

    static FeedRelease read(JsonObject json) throws UpdateException {
        return new ReleaseReader(json).release();
    }

    private FeedRelease release() throws UpdateException {
        json.requireOnly(
                "version",
                "published",
                "mandatory",
                "critical",
                "minimumVersion",
                "rollout",
                "notes",
                "artifacts",
                "ext");
        json.optionalObject("ext");
        return new FeedRelease(
                Fields.version(json, "version"),
                Fields.optionalInstant(json, "published"),
                json.flag("mandatory"),
                json.flag("critical"),
                Fields.optionalVersion(json, "minimumVersion"),
                rollout(),
                notes(),
                artifacts());
    }

    private Rollout rollout() throws UpdateException {
        Optional<JsonObject> found = json.optionalObject("rollout");
        if (found.isEmpty()) return Rollout.EVERYBODY;
        found.get().requireOnly("percent");
        OptionalDouble percent = found.get().optionalDouble("percent");
        try {
            return new Rollout(percent.orElse(-1));
        } catch (IllegalArgumentException e) {
            throw found.get().malformed("percent", "is not a number from 0 to 100");
        }
    }

    private Notes notes() throws UpdateException {
        Optional<JsonObject> found = json.optionalObject("notes");
        if (found.isEmpty()) return Notes.NONE;
        JsonObject notes = found.get();
        notes.requireOnly("format", "text", "translations");
        return Notes.of(markup(notes), Fields.prose(notes, "text"), translations(notes));
    }

    private static Markup markup(JsonObject notes) throws UpdateException {
        return switch (notes.text("format")) {
            case "plain" -> Markup.PLAIN;
            case "markdown" -> Markup.MARKDOWN;
            default -> throw notes.malformed("format", "is neither plain nor markdown");
        };
    }

    private static Map<String, String> translations(JsonObject notes) throws UpdateException {
        Optional<JsonObject> found = notes.optionalObject("translations");
        if (found.isEmpty()) return Map.of();
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> languages = new HashSet<>();
        for (String language : found.get().names()) {
            if (!LANGUAGE.matcher(language).matches()) {
                throw notes.malformed("translations", "names something that is not a language");
            }
            if (!languages.add(language.toLowerCase(Locale.ROOT))) {
                throw notes.malformed("translations", "names a language twice");
            }
            texts.put(language, Fields.prose(found.get(), language));
        }
        return texts;
    }

    private List<FeedArtifact> artifacts() throws UpdateException {
        List<FeedArtifact> artifacts = new ArrayList<>();
        for (JsonObject artifact : json.objects("artifacts", MAX_ARTIFACTS)) {
            ArtifactReader.read(artifact).ifPresent(artifacts::add);
        }
        return List.copyOf(artifacts);
    }
}
