package io.github.clientupdater.examples.story;

/**
 * One thing that happened in Notes: written by one process, read by another.
 *
 * @param version the version of Notes that tells it
 * @param pid its process
 * @param event what happened
 * @param detail more about it, or empty; a line break in it is written as a blank
 */
public record StoryLine(String version, long pid, Event event, String detail) {
    /** What can happen. */
    public enum Event {
        /** The process began. */
        STARTED(false),
        /** What {@code main} was given. */
        ARGUMENTS(false),
        /** Where the process was started. */
        DIRECTORY(false),
        /** Its window is on the screen. */
        SHOWN(false),
        /** The update that led to this version is confirmed. */
        CONFIRMED(false),
        /** The server is being asked. */
        CHECKING(false),
        /** There is a newer version. */
        FOUND(false),
        /** Its file is being brought. */
        DOWNLOADING(false),
        /** The file is there, and it is the announced one. */
        VERIFIED(false),
        /** The new version lies ready. */
        STAGED(false),
        /** The relauncher waits for the end of this process. */
        HANDED_OFF(false),
        /** There is nothing to install. */
        UP_TO_DATE(true),
        /** A person does not want it. */
        DECLINED(true),
        /** A person wants it at the next start. */
        POSTPONED(true),
        /** Somebody cancelled. */
        CANCELLED(true),
        /** It did not work. */
        FAILED(true);

        private final boolean last;

        Event(boolean last) {
            this.last = last;
        }

        /** Returns whether no update follows it in the same process. */
        public boolean isLast() {
            return last;
        }
    }

    /** Returns the line, without an end of line. */
    public String encode() {
        return version + "\t" + pid + "\t" + event + "\t" + detail.replaceAll("\\R", " ");
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static StoryLine parse(String line) {
        String[] parts = line.split("\t", 4);
        if (parts.length < 4) throw new IllegalArgumentException("not a line of a story: " + line);
        return new StoryLine(parts[0], Long.parseLong(parts[1]), Event.valueOf(parts[2]), parts[3]);
    }
}
