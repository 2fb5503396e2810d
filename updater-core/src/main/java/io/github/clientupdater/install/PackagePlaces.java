package io.github.clientupdater.install;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in braces of the table, and what they stand for. Filled in once: what came in is not looked at again. */
final class PackagePlaces {
    static final String PACKAGE = "{package}";
    static final String LOG = "{log}";
    static final String MOUNT = "{mount}";
    static final String UNPACKED = "{unpacked}";
    static final String BUNDLE = "{bundle}";
    private static final String SYSTEM32 = "{system32}";
    private static final Pattern PLACE = Pattern.compile("\\{[a-z0-9]+}");

    private PackagePlaces() {}

    static String fill(String word, Map<String, String> places, ThisSystem system) {
        return PLACE.matcher(word).replaceAll(found -> Matcher.quoteReplacement(of(found.group(), places, system)));
    }

    private static String of(String place, Map<String, String> places, ThisSystem system) {
        if (place.equals(SYSTEM32)) return system.system32();
        String value = places.get(place);
        if (value == null) throw new IllegalArgumentException("the table says " + place + ", which is nothing");
        return value;
    }
}
