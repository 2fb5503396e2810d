package io.github.clientupdater;

import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is remembered from run to run: the pending update, skipped versions, failed attempts. */
final class UpdateMemory {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateMemory.class);
    private static final String PENDING = "pending";
    private static final String SKIPPED = "skipped";
    private static final String ATTEMPTS = "attempts";
    private static final int MAX_ATTEMPTS = 2;

    private final StateStore store;

    UpdateMemory(StateStore store) {
        this.store = store;
    }

    Optional<PendingUpdate> pending() throws UpdateException {
        Optional<String> text = get(PENDING);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(PendingUpdate.parse(text.get()));
        } catch (UpdateException e) {
            LOG.warn("forgetting a pending update that cannot be read: {}", e.getMessage());
            forgetPending();
            return Optional.empty();
        }
    }

    void remember(PendingUpdate pending) throws UpdateException {
        put(PENDING, pending.toJson());
    }

    void forgetPending() throws UpdateException {
        try {
            store.remove(PENDING);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    Set<Version> skipped() throws UpdateException {
        return new HashSet<>(versions(SKIPPED));
    }

    void skip(Version version) throws UpdateException {
        add(SKIPPED, version);
    }

    /** Returns the versions that were attempted too often without success. */
    Set<Version> failing() throws UpdateException {
        Set<Version> once = new HashSet<>();
        Set<Version> often = new HashSet<>();
        for (Version version : versions(ATTEMPTS)) {
            if (!once.add(version)) often.add(version);
        }
        return often;
    }

    /** Counts an attempt, before it is made: one that never comes back counts too. */
    void attempted(Version version) throws UpdateException {
        add(ATTEMPTS, version);
    }

    /** Gives up on a version that does not start. */
    void broken(Version version) throws UpdateException {
        for (int i = 0; i < MAX_ATTEMPTS; i++) attempted(version);
    }

    void succeeded() throws UpdateException {
        put(ATTEMPTS, "");
    }

    /** Versions are written one to a line; a damaged line is worth no failure. */
    private List<Version> versions(String key) throws UpdateException {
        List<Version> versions = new ArrayList<>();
        for (String line : get(key).orElse("").lines().toList()) {
            try {
                versions.add(Version.parse(line));
            } catch (IllegalArgumentException e) {
                LOG.warn("ignoring a remembered version that cannot be read");
            }
        }
        return versions;
    }

    private void add(String key, Version version) throws UpdateException {
        put(key, get(key).orElse("") + version + "\n");
    }

    private Optional<String> get(String key) throws UpdateException {
        try {
            return store.get(key);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void put(String key, String value) throws UpdateException {
        try {
            store.put(key, value);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static UpdateException unusable(IOException e) {
        Code code = DiskSpace.codeOf(e, Code.WORK_DIR_UNUSABLE);
        return new UpdateException(code, "the updater's state cannot be read or written: " + Reasons.of(e), e);
    }
}
