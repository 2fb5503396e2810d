package io.github.clientupdater.decision;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.Set;

/** Chooses among releases. A pure function: equal arguments give equal decisions. */
@FunctionalInterface
public interface UpdatePolicy {
    /** Decides. */
    Decision decide(ReleaseFeed feed, Context context);

    /** Returns the policy that takes the newest release of the host's channel that runs on it. */
    static UpdatePolicy newestOnChannel() {
        return NewestOnChannel.INSTANCE;
    }

    /**
     * Everything a decision may depend on besides the feed.
     *
     * @param host the application
     * @param trigger why the question is asked
     * @param now the one time that counts during this run
     * @param skipped what a person does not want to see again
     * @param failing what could not be installed and is not offered by itself again
     */
    record Context(
            HostApplication host, UpdateTrigger trigger, Instant now, Set<Version> skipped, Set<Version> failing) {
        /** Copies the sets. */
        public Context {
            skipped = Set.copyOf(skipped);
            failing = Set.copyOf(failing);
        }
    }
}
