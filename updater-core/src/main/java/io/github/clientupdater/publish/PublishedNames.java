package io.github.clientupdater.publish;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of files that releases in a feed have: none of them may ever hold other bytes. */
final class PublishedNames {
    private PublishedNames() {}

    static Set<String> in(FeedDraft draft) {
        Set<String> names = new HashSet<>();
        for (Map<String, Object> release : draft.releases()) {
            for (Map<String, Object> artifact : FeedDraft.objects(release, "artifacts")) addTo(names, artifact);
        }
        return names;
    }

    private static void addTo(Set<String> names, Map<String, Object> artifact) {
        Object urls = artifact.get("urls");
        for (Object url : urls instanceof List<?> list ? list : List.of(String.valueOf(urls))) {
            String path = URI.create(String.valueOf(url)).getPath();
            if (path != null) names.add(key(path.substring(path.lastIndexOf('/') + 1)));
        }
    }

    /** Returns what two names have in common that are one file on some servers. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
