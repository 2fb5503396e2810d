package io.github.clientupdater.server.relay;

import io.github.clientupdater.server.relay.RelayNews.Notification;
import java.util.HashSet;
import java.util.Set;

/**
 * What news say of files. The list decides what there is; hints only say where to look twice.
 *
 * @param uploaded files to ask for even if the list shows no change
 * @param deleted files whose absence from the list is no surprise
 */
record Hints(Set<String> uploaded, Set<String> deleted) {
    private static final int MOST = 1000; // Whoever names more is not believed to mean it.

    Hints {
        uploaded = Set.copyOf(uploaded);
        deleted = Set.copyOf(deleted);
    }

    static Hints none() {
        return new Hints(Set.of(), Set.of());
    }

    /** Returns these, and what {@code news} say, which are later. */
    Hints and(Notification news) {
        if (news instanceof Notification.FileUploaded it) return and(new Hints(Set.of(it.name()), Set.of()));
        if (news instanceof Notification.FileDeleted it) return and(new Hints(Set.of(), Set.of(it.name())));
        return this;
    }

    /** Returns these and {@code later} ones. */
    Hints and(Hints later) {
        return new Hints(
                merged(uploaded, later.deleted, later.uploaded), merged(deleted, later.uploaded, later.deleted));
    }

    private static Set<String> merged(Set<String> names, Set<String> without, Set<String> more) {
        Set<String> all = new HashSet<>(names);
        all.removeAll(without);
        if (all.size() < MOST) all.addAll(more);
        return all;
    }
}
