package io.github.clientupdater.publish;

import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next feed while it is made, as JSON has it: what this library does not know of stays in it. Made
 * only of bytes that the strict reader has accepted, so every field has its type.
 */
final class FeedDraft {
    private static final int MAX_RELEASES = 64;
    private static final Comparator<Map<String, Object>> BY_VERSION = Comparator.comparing(FeedDraft::version);

    private final Map<String, Object> json;
    private final List<String> remarks = new ArrayList<>();

    private FeedDraft(Map<String, Object> json) {
        this.json = json;
    }

    static FeedDraft empty() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (String name : List.of("format", "app", "channel", "sequence", "issued", "expires", "keyset")) {
            json.put(name, ""); // For the order.
        }
        json.put("releases", new ArrayList<>());
        return new FeedDraft(json);
    }

    static FeedDraft of(byte[] accepted) throws UpdateException {
        return new FeedDraft(Json.readMap(accepted, "the feed"));
    }

    void put(String name, Object value) {
        json.put(name, value);
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Returns {@code releases}, to be changed. */
    List<Map<String, Object>> releases() {
        return objects(json, "releases");
    }

    Optional<Map<String, Object>> release(Version version) {
        return releases().stream()
                .filter(release -> version(release).equals(version))
                .findFirst();
    }

    Optional<Version> newest() {
        return releases().stream().map(FeedDraft::version).max(Comparator.naturalOrder());
    }

    static Version version(Map<String, Object> release) {
        return Version.parse(String.valueOf(release.get("version")));
    }

    /** Adds a release before the others; if that is one too many, the oldest of them goes. */
    void add(Map<String, Object> release) {
        List<Map<String, Object>> releases = releases();
        if (releases.size() == MAX_RELEASES) {
            Map<String, Object> oldest = releases.stream().min(BY_VERSION).orElseThrow();
            releases.remove(oldest);
            remark("version " + version(oldest) + " is no longer in the feed: it holds " + MAX_RELEASES + " releases");
        }
        releases.add(0, release);
    }

    /** Returns the file of the newest release before {@code version} for the same platform and of the same kind. */
    Optional<Map<String, Object>> previous(Version version, Platform platform, String kind) {
        return releases().stream()
                .filter(release -> version(release).compareTo(version) < 0)
                .sorted(BY_VERSION.reversed())
                .flatMap(release -> objects(release, "artifacts").stream())
                .filter(artifact -> kind.equals(artifact.get("kind")) && isFor(platform, artifact))
                .findFirst();
    }

    private static boolean isFor(Platform platform, Map<String, Object> artifact) {
        try {
            return Platform.of(String.valueOf(artifact.get("os")), String.valueOf(artifact.get("arch")))
                    .equals(platform);
        } catch (IllegalArgumentException e) {
            return false; // Of a system that is not known here.
        }
    }

    /** Returns the bytes to sign; leaves out lists of files, the oldest first, until a client reads as many. */
    byte[] bytes() throws PublishException {
        List<Map<String, Object>> oldestFirst =
                releases().stream().sorted(BY_VERSION).toList();
        for (Map<String, Object> release : oldestFirst) {
            byte[] bytes = write();
            if (bytes.length <= FeedDocument.MAX_BYTES) return bytes;
            dropLists(release);
        }
        byte[] bytes = write();
        if (bytes.length <= FeedDocument.MAX_BYTES) return bytes;
        throw new PublishException("the feed would have " + bytes.length + " bytes, and clients read "
                + FeedDocument.MAX_BYTES + ": withdraw old releases or shorten their notes");
    }

    private byte[] write() {
        return (Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void dropLists(Map<String, Object> release) {
        boolean had = false;
        for (Map<String, Object> artifact : objects(release, "artifacts")) {
            had |= artifact.remove("files") != null;
            had |= artifact.remove("removes") != null;
        }
        if (had) remark("version " + version(release) + " lost its lists of files: the feed would be too long");
    }

    /** Returns whether the version was withdrawn: clients may have it, so it is not used for something else. */
    boolean isWithdrawn(Version version) {
        return withdrawn().stream().anyMatch(text -> isSame(version, String.valueOf(text)));
    }

    private static boolean isSame(Version version, String text) {
        try {
            return Version.parse(text).equals(version);
        } catch (IllegalArgumentException e) {
            return false; // Whatever a publisher has put there.
        }
    }

    private List<Object> withdrawn() {
        return object(json, "ext").get("withdrawn") instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
    }

    void rememberWithdrawn(Version version) {
        Map<String, Object> ext = object(json, "ext");
        List<Object> withdrawn = withdrawn();
        withdrawn.add(version.toString());
        ext.put("withdrawn", withdrawn);
        json.put("ext", ext);
    }

    @SuppressWarnings("unchecked") // The reader has seen that it is a list of objects.
    static List<Map<String, Object>> objects(Map<String, Object> json, String name) {
        return (List<Map<String, Object>>) json.getOrDefault(name, new ArrayList<>());
    }

    @SuppressWarnings("unchecked") // The reader has seen that it is an object.
    private static Map<String, Object> object(Map<String, Object> json, String name) {
        return (Map<String, Object>) json.getOrDefault(name, new LinkedHashMap<>());
    }
}
