package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.NEXT;

import io.github.clientupdater.task.UpdateException.Code;

/** The four things that an application asks a server for. */
enum Asked {
    SIGNATURE(SignedApplication.SIGNATURE, 4 * 1024),
    FEED(SignedApplication.FEED, 256 * 1024),
    KEY_SET("/keys/2.json", 8 * 1024),
    FILE(SignedApplication.FILE, SignedApplication.ZIP.size());

    final String path;
    /** How many bytes it may have. */
    final long limit;

    Asked(String path, long limit) {
        this.path = path;
        this.limit = limit;
    }

    /** Makes the next update ask for it: the feed names other keys than those that are known. */
    void prepare(SignedApplication app) {
        if (this != KEY_SET) return;
        KeySets.publish(app, 2, KeySets.keySet(2, NEXT), DAILY, NEXT);
        app.publish(SignedApplication.feed("2.0.0").with("keyset", 2), DAILY, NEXT);
    }

    /** Returns the code for what goes wrong while it is asked for. */
    Code code(Code check, Code download) {
        return this == FILE ? download : check;
    }
}
