package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.files.SafePaths;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which names of files and companies are taken, from whomever they come: they become a path here and a part
 * of an address there.
 *
 * @param suffixes in small letters
 */
record DataNames(List<String> suffixes) {
    private static final String JSON = ".json";
    /** We encode a percent sign ourselves; a server or a proxy that decodes twice would see something else. */
    private static final Pattern ENCODED = Pattern.compile("%[0-9a-fA-F]{2}");

    DataNames {
        suffixes =
                suffixes.stream().map(suffix -> suffix.toLowerCase(Locale.ROOT)).toList();
    }

    /** Takes JSON files only. */
    static DataNames json() {
        return new DataNames(List.of(JSON));
    }

    /** Returns {@code name} if it may be the name of a data file. */
    String requireFile(String name) throws UpdateException {
        requireSafe(name);
        if (!isWanted(name)) {
            throw refused("the file name", name, "is hidden, or ends with none of " + String.join(", ", suffixes));
        }
        return name;
    }

    /** Returns {@code name} if it does no harm, wanted or not. */
    static String requireSafe(String name) throws UpdateException {
        String problem = problemOf(name);
        if (problem != null) throw refused("the file name", name, problem);
        return name;
    }

    /** Returns whether it is the name of a data file. What is hidden is not: our own record is. */
    boolean isWanted(String name) {
        return !name.startsWith(".") && suffixes.stream().anyMatch(lower(name)::endsWith);
    }

    /** Returns {@code name} if it may be the name of a company. */
    static String requireCompany(String name) throws UpdateException {
        String problem = name.startsWith(".") ? "begins with a dot" : problemOf(name);
        if (problem != null) throw refused("the company", name, problem);
        return name;
    }

    /** Returns whether the file has to hold JSON. */
    static boolean isJson(String name) {
        return lower(name).endsWith(JSON);
    }

    private static @Nullable String problemOf(String name) {
        if (name.indexOf('/') >= 0) return "is a path";
        if (!SafePaths.isSafe(name)) return "is not a plain name on every system";
        return ENCODED.matcher(name).find() ? "is encoded" : null;
    }

    private static UpdateException refused(String what, String name, String problem) {
        return new UpdateException(
                Code.DATA_NAME_REFUSED, what + " \"" + SafePaths.plain(name) + "\" " + problem + "; it is left alone");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
