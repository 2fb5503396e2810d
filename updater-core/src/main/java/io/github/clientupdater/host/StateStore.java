package io.github.clientupdater.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers small texts from one run to the next. Keys are lower-case letters, digits, dots and
 * hyphens. A value that was put is durable when the call returns.
 */
public interface StateStore {
    /**
     * Returns the value of {@code key}, if one was put.
     *
     * @throws IOException if it cannot be read: never reported as "nothing there"
     */
    Optional<String> get(String key) throws IOException;

    /**
     * Sets the value of {@code key}: after a crash either the old or the new one is there.
     *
     * @throws IOException if it cannot be written
     */
    void put(String key, String value) throws IOException;

    /**
     * Removes {@code key}. Does nothing if it is not there.
     *
     * @throws IOException if it cannot be removed
     */
    void remove(String key) throws IOException;

    /** Returns the store that keeps one file per key in {@code directory}, created when needed. */
    static StateStore inDirectory(Path directory) {
        return new FileStateStore(directory);
    }
}
