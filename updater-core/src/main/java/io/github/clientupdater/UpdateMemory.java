package io.github.clientupdater;

import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is remembered from run to run: the pending update, what a person said, failed attempts, an identifier. */
final class UpdateMemory {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateMemory.class);
    private static final String PENDING = "pending";
    private static final String SKIPPED = "skipped";
    private static final String POSTPONED = "postponed";
    private static final String INSTALLATION_ID = "installation-id";
    private static final String ATTEMPTS = "attempts";
    private static final String STARTS = "starts";
    private static final String LAST_START = "last-start";
    private static final int MAX_ATTEMPTS = 2;
    private static final Set<Code> BLAMED =
            EnumSet.of(Code.ROLLED_BACK, Code.SERVICE_START_FAILED, Code.SERVICE_UNHEALTHY);
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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

    Set<Version> postponed(Instant now) throws UpdateException {
        return Postponements.parse(get(POSTPONED).orElse("")).at(now);
    }

    void postpone(Version version, Instant now) throws UpdateException {
        Postponements known = Postponements.parse(get(POSTPONED).orElse(""));
        put(POSTPONED, known.with(version, now).toText());
    }

    /** Returns what tells this installation from every other: made once, by chance, and told to nobody. */
    String installationId() throws UpdateException {
        Optional<String> known =
                get(INSTALLATION_ID).filter(id -> UUID_TEXT.matcher(id).matches());
        if (known.isPresent()) return known.get();
        String id = UUID.randomUUID().toString();
        try {
            store.put(INSTALLATION_ID, id);
        } catch (IOException e) {
            LOG.info("this installation's place in rollouts cannot be remembered: {}", Reasons.of(e)); // It can wait.
        }
        return id;
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

    /** Takes back one attempt: it was no failure. */
    void forgiven(Version version) throws UpdateException {
        List<Version> attempts = new ArrayList<>(versions(ATTEMPTS));
        attempts.remove(version);
        put(ATTEMPTS, lines(attempts));
    }

    /** Gives up on a version that does not start. */
    void broken(Version version) throws UpdateException {
        for (int i = 0; i < MAX_ATTEMPTS; i++) attempted(version);
    }

    /** Gives up on {@code version} if it is to blame for how its update ended. */
    void blame(Version version, Code code) throws UpdateException {
        if (BLAMED.contains(code)) broken(version);
    }

    void succeeded() throws UpdateException {
        put(ATTEMPTS, "");
        put(STARTS, "");
    }

    /**
     * Counts a start of {@code version} that has not confirmed yet, and returns how many there were. The same
     * {@code start} is counted once, however often it is told.
     */
    int started(Version version, String start) throws UpdateException {
        List<Version> starts = new ArrayList<>(versions(STARTS));
        starts.removeIf(other -> !other.equals(version));
        if (!starts.isEmpty() && get(LAST_START).equals(Optional.of(start))) return starts.size();
        starts.add(version);
        put(STARTS, lines(starts));
        put(LAST_START, start);
        return starts.size();
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

    private static String lines(List<Version> versions) {
        return versions.stream().map(version -> version + "\n").collect(Collectors.joining());
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
