package io.github.clientupdater.release;

import org.jspecify.annotations.Nullable;

/**
 * Which versions of its operating system an artifact is for.
 *
 * @param minimum the oldest, or null
 * @param maximum the newest, or null; its own patches are meant too
 */
public record OsRange(@Nullable OsVersion minimum, @Nullable OsVersion maximum) {
    /** All of them. */
    public static final OsRange ANY = new OsRange(null, null);

    /** Returns whether {@code version} is too old. */
    public boolean isAbove(OsVersion version) {
        return minimum != null && version.compareTo(minimum) < 0;
    }

    /** Returns whether {@code version} is too new. */
    public boolean isBelow(OsVersion version) {
        return maximum != null && version.compareTo(maximum) > 0 && !version.isOf(maximum);
    }
}
