package io.github.clientupdater.internal.files;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Room on a disk: asked for in advance, and recognised when it runs out all the same. */
public final class DiskSpace {
    private static final long MARGIN = 1024 * 1024;

    private DiskSpace() {}

    /**
     * Fails with {@code DISK_FULL} and what is missing if {@code bytes} do not fit below {@code
     * directory}. Passing is no promise: others write too.
     */
    public static void require(Path directory, long bytes) throws UpdateException {
        long usable;
        try {
            usable = Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return; // Unknown; writing will tell.
        }
        long missing = bytes + MARGIN - usable;
        if (missing > 0) {
            throw new UpdateException(
                    Code.DISK_FULL, "not enough room in " + directory + ": " + missing + " bytes are missing");
        }
    }

    /** Returns {@code DISK_FULL} if that is what {@code e} says, and {@code otherwise} if not. */
    public static Code codeOf(IOException e, Code otherwise) {
        return isExhausted(e) ? Code.DISK_FULL : otherwise;
    }

    /** Returns whether {@code e} says that the disk is full or a quota is used up. */
    public static boolean isExhausted(IOException e) {
        return isExhausted(String.valueOf(e.getMessage()));
    }

    /** As {@link #isExhausted(IOException)}, by the message alone. */
    public static boolean isExhausted(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("no space left")
                || text.contains("not enough space")
                || text.contains("disk quota exceeded")
                || text.contains("disk full");
    }
}
