package io.github.clientupdater.publish;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What was published.
 *
 * @param sequence the feed's number; the next build of the application may pin it as its seed
 * @param issued when it was signed
 * @param expires from when on clients refuse it: publish or renew before
 * @param written the files that are new, in the order in which they have to be uploaded
 * @param remarks what the publisher should know, one sentence each
 */
public record PublishedFeed(long sequence, Instant issued, Instant expires, List<Path> written, List<String> remarks) {
    /** Copies the lists. */
    public PublishedFeed {
        written = List.copyOf(written);
        remarks = List.copyOf(remarks);
    }
}
