package io.github.clientupdater.publish;

import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.signature.KeySet;
import java.nio.file.Path;

/**
 * The feed whose keys are exchanged. Clients follow from the keys that signed it, and from no others: a
 * key set for another application, or vouched for by other keys, would be the end of the feed.
 */
final class RotatedFeed {
    private final Path directory;
    private final String app;

    RotatedFeed(Path directory, String app) {
        this.directory = directory;
        this.app = app;
    }

    /** Fails if the feed is another application's, or {@code before} are not the keys that clients know by now. */
    void requireSignedBy(KeySet before) throws PublishException {
        FeedDocument feed = ExistingFeed.unverified(directory)
                .orElseThrow(() -> new PublishException("there is no feed in " + directory
                        + " whose keys could be exchanged: bring the published one there first"));
        if (!feed.app().equals(app)) {
            throw new PublishException("the feed that lies there is that of " + feed.app() + ", not of " + app);
        }
        if (feed.keyset() > before.number()) {
            throw new PublishException("the feed that lies there names key set " + feed.keyset()
                    + ": bring its file, keys/" + feed.keyset() + ".json, and those before it there first");
        }
        if (feed.keyset() == before.number()) requireSignatures(before);
        else if (feed.keyset() > 1) requireSignatures(PublishedKeys.read(directory, feed.keyset(), app));
        // Else nobody says which keys are pinned: the exchange from those is not in the feed yet.
    }

    private void requireSignatures(KeySet keys) throws PublishException {
        try {
            ExistingFeed.in(directory, keys);
        } catch (PublishException e) {
            throw new PublishException(
                    "clients could not follow, for key set " + keys.number() + " is not the one that signed the feed: "
                            + e.getMessage(),
                    e);
        }
    }
}
