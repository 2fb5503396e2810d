package io.github.clientupdater.examples.quickstart;

import java.util.Locale;

/** Numbers of bytes, for people. */
final class Sizes {
    private Sizes() {}

    static String of(long bytes) {
        return bytes < 1_000_000 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
