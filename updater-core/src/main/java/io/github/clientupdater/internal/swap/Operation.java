package io.github.clientupdater.internal.swap;

/**
 * One path that a swap changes, in one step.
 *
 * @param kind how
 * @param path relative to the root, {@code /} between the segments
 * @param before what lies there before
 * @param after what lies there afterwards
 */
record Operation(Kind kind, String path, Identity before, Identity after) {
    enum Kind {
        /** A directory is created. */
        MAKE_DIRECTORY,
        /** A new file or link takes the path, whether or not something is there. */
        PUT,
        /** A file or link goes. */
        DELETE,
        /** A directory goes, if nothing is in it. */
        REMOVE_DIRECTORY
    }

    Operation {
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("not a path inside the installation");
            }
        }
    }
}
