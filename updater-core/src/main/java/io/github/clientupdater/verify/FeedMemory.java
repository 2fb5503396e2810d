package io.github.clientupdater.verify;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.files.FileLock;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers durably what was accepted. Only ever goes forward: whoever wants to change something holds a
 * lock among all processes of this application and looks once more first.
 */
final class FeedMemory {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StateStore store;
    private final Path workDir;
    private final String name;

    FeedMemory(StateStore store, HostApplication host) {
        this.store = store;
        this.workDir = host.workDir();
        this.name = Sha256.nameOf(host.id() + "\n" + host.channel()).substring(0, 16);
    }

    /** Returns what is remembered; empty if that was damaged. */
    Optional<FeedState> load() throws UpdateException {
        Optional<String> text = get("trust-" + name);
        return text.isEmpty() ? Optional.of(FeedState.NONE) : FeedStateText.readState(text.get());
    }

    /** Does {@code change} to what is remembered at that moment. */
    void change(Change change) throws UpdateException {
        try (FileLock lock = lock()) {
            FeedState now = load().orElse(FeedState.NONE);
            FeedState next = change.from(now);
            if (!next.equals(now)) put("trust-" + name, FeedStateText.write(next));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private FileLock lock() throws IOException, UpdateException {
        PrivateDirectories.create(workDir);
        return FileLock.lock(workDir.resolve("trust-lock"), PATIENCE)
                .orElseThrow(() -> new UpdateException(Code.BUSY, "another check holds the lock of the trust state"));
    }

    /** Returns the last accepted feed itself, if it is there; it has to be verified again. */
    Optional<SignedDocument> feed() throws UpdateException {
        return get("feed-" + name).flatMap(FeedStateText::readDocument);
    }

    void keep(SignedDocument feed) throws UpdateException {
        String text = FeedStateText.write(feed);
        if (!get("feed-" + name).equals(Optional.of(text))) put("feed-" + name, text);
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
        return new UpdateException(
                Code.WORK_DIR_UNUSABLE, "the trust state cannot be read or written: " + Reasons.of(e), e);
    }

    /** What becomes of a state. */
    interface Change {
        FeedState from(FeedState now) throws UpdateException;
    }
}
