package io.github.clientupdater.internal.feed;

import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.task.UpdateException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The paths of one list of files: relative, of plain names, none of them another one on some system.
 * The same paths are refused everywhere.
 */
public final class PackagePaths {
    private static final int MAX_PATH = 512;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._+@ -]{1,128}+");
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|clock|com[0-9]|lpt[0-9])(?: *+\\..*+| *+)");
    private static final Pattern RESERVED = Pattern.compile("\\.upd|\\..*\\.update");

    private final Set<String> files = new HashSet<>();
    private final Map<String, String> directories = new HashMap<>(); // Each in the one way it is written.

    /** Starts an empty list. */
    public PackagePaths() {}

    String claim(JsonObject json, String field) throws UpdateException {
        String path = json.text(field);
        String problem = problemOf(path);
        if (!problem.isEmpty()) throw json.malformed(field, problem);
        return path;
    }

    /** Adds a path; returns what is wrong with it, or an empty text. */
    public String problemOf(String path) {
        if (path.isEmpty() || path.length() > MAX_PATH) return "is not a path of 1 to " + MAX_PATH + " characters";
        String[] segments = path.split("/", -1);
        for (String segment : segments) {
            if (!isPlain(segment)) return "is not a relative path of plain names";
        }
        if (RESERVED.matcher(segments[0].toLowerCase(Locale.ROOT)).matches()) return "is reserved for the updater";
        return collides(path, key(path)) ? "is the same as another one on some system" : "";
    }

    /** Returns whether this path is in the list, or one that some system takes for it. */
    boolean contains(String path) {
        return files.contains(key(path));
    }

    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT); // Enough: the names are ASCII.
    }

    private static boolean isPlain(String segment) {
        return SEGMENT.matcher(segment).matches()
                && !segment.endsWith(".") // "." and ".." among them.
                && !segment.endsWith(" ")
                && !DEVICE.matcher(segment.toLowerCase(Locale.ROOT)).matches();
    }

    private boolean collides(String path, String key) {
        if (!files.add(key) || directories.containsKey(key)) return true;
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            if (files.contains(key.substring(0, slash))) return true;
            String spelling = path.substring(0, slash);
            String known = directories.putIfAbsent(key.substring(0, slash), spelling);
            if (known != null && !known.equals(spelling)) return true; // One directory here, two elsewhere.
        }
        return false;
    }
}
