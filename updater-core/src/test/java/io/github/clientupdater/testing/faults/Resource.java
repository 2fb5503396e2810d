package io.github.clientupdater.testing.faults;

import java.time.Instant;
import java.util.Optional;

/**
 * What lies at a path.
 *
 * @param etag as it is sent, with quotes
 */
record Resource(Content content, String mediaType, Optional<String> etag, Optional<Instant> lastModified) {
    static Resource of(Content content, String mediaType, Instant lastModified) {
        return new Resource(content, mediaType, Optional.of(strongEtag(content)), Optional.of(lastModified));
    }

    static String strongEtag(Content content) {
        return '"' + content.tag() + '"';
    }

    Resource withContent(Content other) {
        return new Resource(other, mediaType, etag, lastModified);
    }

    Resource withEtag(Optional<String> other) {
        return new Resource(content, mediaType, other, lastModified);
    }

    Resource withLastModified(Optional<Instant> other) {
        return new Resource(content, mediaType, etag, other);
    }
}
