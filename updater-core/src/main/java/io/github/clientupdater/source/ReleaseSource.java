package io.github.clientupdater.source;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.task.UpdateException;
import java.util.List;
import java.util.Optional;

/**
 * Knows what has been published and where it lies. Implementations hold no state between the two
 * calls: whatever {@link #locate} needs travels in {@link Artifact#reference()} and {@link
 * Release#reference()}.
 */
public interface ReleaseSource {
    /**
     * Asks what is available to the inquiry's host. Blocks, for a bounded time.
     *
     * @throws UpdateException if it could not be found out; never an empty feed instead
     */
    ReleaseFeed fetch(Inquiry inquiry) throws UpdateException;

    /**
     * Returns what the last answer said, without asking, if it is kept and is still good. Only sources
     * whose answers are signed keep them: so what is installed at a later start was signed, too.
     *
     * @throws UpdateException if it is not good any more
     */
    default Optional<ReleaseFeed> recall(Inquiry inquiry) throws UpdateException {
        return Optional.empty();
    }

    /**
     * Hears that what was fetched for {@code host} led to a failure: nothing of it may be relied on by
     * the next {@link #fetch}.
     */
    default void distrust(HostApplication host) {}

    /**
     * Says where to download {@code artifact} from. Called just before the download, never earlier.
     *
     * @param inquiry whose update it is
     * @return at least one location; where there are several, all have the same file, and the first is
     *     asked first
     * @throws UpdateException if that cannot be found out
     */
    List<DownloadLocation> locate(Inquiry inquiry, Release release, Artifact artifact) throws UpdateException;
}
