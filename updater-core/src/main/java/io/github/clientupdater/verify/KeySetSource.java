package io.github.clientupdater.verify;

import io.github.clientupdater.task.UpdateException;
import java.util.Optional;

/** Brings the documents by which a publisher exchanges his keys. */
@FunctionalInterface
public interface KeySetSource {
    /**
     * Returns the document of key set {@code number}, if there is one.
     *
     * @throws UpdateException if that could not be found out
     */
    Optional<SignedDocument> keySet(int number) throws UpdateException;
}
