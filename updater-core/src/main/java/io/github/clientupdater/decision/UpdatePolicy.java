package io.github.clientupdater.decision;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** Chooses among releases. A pure function: equal arguments give equal decisions. */
@FunctionalInterface
public interface UpdatePolicy {
    /** Decides. */
    Decision decide(ReleaseFeed feed, Context context);

    /**
     * Returns the policy that takes the newest release of the host's channel that is for its platform
     * and operating system, is its turn and can be reached, by way of others if need be. Then what a
     * person said of it counts, and whether it failed before.
     */
    static UpdatePolicy newestOnChannel() {
        return NewestOnChannel.FORWARD;
    }

    /**
     * Returns the policy that goes back, too: where nothing newer can be had and the running version is
     * no longer published on the channel, to the newest that is. Never below the feed's rollback floor.
     */
    static UpdatePolicy allowingDowngrade() {
        return NewestOnChannel.BOTH_WAYS;
    }

    /**
     * Everything a decision may depend on besides the feed.
     *
     * @param host the application
     * @param trigger why the question is asked
     * @param now the one time that counts during this run
     * @param installationId tells this installation from every other; never leaves the machine
     * @param skipped what a person does not want to see again
     * @param postponed what a person does not want to see now
     * @param failing what could not be installed and is not offered by itself again
     */
    record Context(
            HostApplication host,
            UpdateTrigger trigger,
            Instant now,
            String installationId,
            Set<Version> skipped,
            Set<Version> postponed,
            Set<Version> failing) {
        /** Copies the sets. */
        public Context {
            Objects.requireNonNull(installationId, "installationId == null");
            skipped = Set.copyOf(skipped);
            postponed = Set.copyOf(postponed);
            failing = Set.copyOf(failing);
        }
    }
}
