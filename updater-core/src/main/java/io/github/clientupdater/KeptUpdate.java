package io.github.clientupdater;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier run kept for this start, judged once more. What was written down then is believed no
 * more than a server: where feeds are signed, the last one has to name the file still; and the policy has
 * to choose it, now.
 */
final class KeptUpdate {
    private static final Logger LOG = LoggerFactory.getLogger(KeptUpdate.class);

    private final Settings settings;
    private final Cancellation cancellation;

    KeptUpdate(Settings settings, Cancellation cancellation) {
        this.settings = settings;
        this.cancellation = cancellation;
    }

    /** Returns what to install; empty if only the server can tell. */
    Optional<Decision.Available> of(PendingUpdate pending) throws UpdateException {
        if (!Files.isRegularFile(pending.file(), LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
        Instant now = settings.clock().instant();
        Optional<ReleaseFeed> feed = settings.server().isFeedSigned() ? recalled(pending, now) : written(pending);
        if (feed.isEmpty()) return Optional.empty();
        Decision decision =
                settings.policy().decide(feed.get(), settings.context(UpdateTrigger.USER, now)); // A person wanted it.
        if (decision instanceof Decision.Available update && isKept(update, pending)) return Optional.of(update);
        LOG.info("the kept update to {} is not wanted any more", pending.release());
        Acquisition.forget(settings.host());
        return Optional.empty();
    }

    private Optional<ReleaseFeed> written(PendingUpdate pending) {
        boolean incomplete = settings.verifier().wantsSignature(pending.artifact());
        return incomplete ? Optional.empty() : Optional.of(new ReleaseFeed(List.of(pending.release())));
    }

    /** Returns that release of the last feed, with what the feed says about all of them. */
    private Optional<ReleaseFeed> recalled(PendingUpdate pending, Instant now) {
        try {
            return settings.server()
                    .source()
                    .recall(settings.inquiry(now, cancellation))
                    .map(feed -> only(pending.release(), feed));
        } catch (UpdateException e) {
            LOG.info("the kept update is not installed unasked: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static ReleaseFeed only(Release wanted, ReleaseFeed feed) {
        List<Release> named = feed.releases().stream()
                .filter(release -> release.version().equals(wanted.version()))
                .toList();
        return new ReleaseFeed(named, feed.rollbackFloor(), feed.minimumSupported(), List.of());
    }

    private static boolean isKept(Decision.Available update, PendingUpdate pending) {
        return update.artifact().digest().equals(pending.artifact().digest());
    }
}
