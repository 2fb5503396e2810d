package io.github.clientupdater.download;

import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.OptionalLong;

/** Hears how a download goes, on the thread that called for it. */
@FunctionalInterface
public interface Progress {
    /** Tells that {@code done} of {@code total} bytes are there. Called very often. */
    void at(long done, OptionalLong total);

    /** Tells that everybody failed for now, the last one with {@code failure}, and that there is a wait. */
    default void retrying(UpdateException failure, Duration wait) {}
}
