package io.github.clientupdater.internal.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names from outside that may become paths. The same names are refused on every system, so that a
 * package that unpacks here unpacks everywhere.
 */
public final class SafePaths {
    private static final int MAX_PATH = 512;
    private static final int MAX_SEGMENT = 200;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\ufffd\\\\:*?\"<>|]");
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");
    private static final Pattern NUMBERED_DEVICE = Pattern.compile("(?:com|lpt)[0-9\u00b9\u00b2\u00b3]");

    private SafePaths() {}

    /** Returns whether {@code path} is relative, has only plain segments and stays where it is put. */
    public static boolean isSafe(String path) {
        if (path.isEmpty() || path.length() > MAX_PATH) return false;
        for (String segment : path.split("/", -1)) {
            if (!isSafeSegment(segment)) return false;
        }
        return true;
    }

    private static boolean isSafeSegment(String segment) {
        if (segment.isEmpty() || segment.length() > MAX_SEGMENT) return false;
        if (segment.endsWith(".") || segment.endsWith(" ")) return false; // "." and ".." among them.
        return !FORBIDDEN.matcher(segment).find() && !isDevice(segment);
    }

    /** Windows opens a device for these, whatever follows the first dot. */
    private static boolean isDevice(String segment) {
        String stem = segment.split("\\.", 2)[0].stripTrailing().toLowerCase(Locale.ROOT);
        return DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches();
    }

    /** Returns what two paths have in common when some system takes them for the same file. */
    public static String collisionKey(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** As {@link #printable}, and with a question mark for whatever is not ASCII: for names from a package. */
    public static String plain(String path) {
        return printable(path).replace("\u2026", "...").replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** Returns {@code path} fit for a message: printable and of bounded length. */
    public static String printable(String path) {
        String shortened = path.length() > 120 ? path.substring(0, 120) + "…" : path;
        return shortened.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
