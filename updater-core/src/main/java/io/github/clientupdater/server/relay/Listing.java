package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.server.relay.RelayServer.RemoteFile;
import io.github.clientupdater.task.UpdateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads the list of a company's files. The document does not say what it looks like, so what authors of such
 * servers write is taken: a list, or an object with one; of names, or of objects with a name.
 */
final class Listing {
    /** What a list without a name is called here. */
    static final String LIST = "files";

    private static final List<String> LISTS = List.of(LIST, "fichiers", "items", "data");
    private static final List<String> NAMES = List.of("filename", "name", "file_name", "file", "nom");
    private static final List<String> SIZES = List.of("size", "file_size", "size_bytes", "taille", "bytes");
    private static final List<String> TIMES = List.of(
            "last_modified",
            "modified",
            "modified_at",
            "lastModified",
            "mtime",
            "updated_at",
            "date_modification",
            "last_update",
            "timestamp");
    private static final List<String> DIGESTS = List.of("sha256", "checksum", "hash", "sha1", "md5", "digest");
    /** Changes with the file, and says nothing about its bytes. */
    private static final List<String> TAGS = List.of("etag", "version");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private Listing() {}

    /**
     * Reads them.
     *
     * @throws UpdateException with {@code FEED_MALFORMED} if there is no list, or an element without a name
     */
    static List<RemoteFile> read(JsonObject document, int most) throws UpdateException {
        List<RemoteFile> files = new ArrayList<>();
        String list =
                LISTS.stream().filter(document.names()::contains).findFirst().orElse(LIST);
        for (JsonObject file : document.objectsOrTexts(list, NAMES.get(0), most)) files.add(file(file));
        return List.copyOf(files);
    }

    private static RemoteFile file(JsonObject object) throws UpdateException {
        String name =
                NAMES.stream().filter(object.names()::contains).findFirst().orElse(NAMES.get(0));
        Optional<String> size = first(object, SIZES);
        Optional<String> digest = first(object, DIGESTS);
        Optional<String> modified = first(object, TIMES);
        Optional<String> tag = first(object, TAGS);
        if (size.isPresent() && wholeNumber(size).isEmpty()) modified = joined(modified, size); // "1.2 kB" tells too.
        if (tag.isPresent()) modified = joined(modified, tag);
        return new RemoteFile(object.text(name), wholeNumber(size), modified, digest);
    }

    private static Optional<String> joined(Optional<String> some, Optional<String> more) {
        return some.isEmpty() ? more : Optional.of(some.get() + " " + more.orElse(""));
    }

    private static Optional<String> first(JsonObject object, List<String> names) {
        return names.stream()
                .flatMap(name -> object.scalar(name).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** Returns the number that {@code text} is, if it is one. */
    static OptionalLong wholeNumber(Optional<String> text) {
        return text.filter(number -> WHOLE_NUMBER.matcher(number).matches()).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
