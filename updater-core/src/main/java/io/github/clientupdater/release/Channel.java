package io.github.clientupdater.release;

import java.util.regex.Pattern;

/**
 * A stream of releases that an application follows, such as {@code stable} or {@code beta}.
 *
 * @param name lower-case letters, digits, dots and hyphens
 */
public record Channel(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    /** What ordinary users follow: releases, never pre-releases. */
    public static final Channel STABLE = new Channel("stable");

    /** Checks the name. */
    public Channel {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a channel name: \"" + name + "\"");
        }
    }

    /** Returns whether somebody on this channel wants pre-releases: on every one but {@link #STABLE}. */
    public boolean offersPreReleases() {
        return !equals(STABLE);
    }

    @Override
    public String toString() {
        return name;
    }
}
